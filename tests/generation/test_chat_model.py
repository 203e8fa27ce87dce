"""Against a real server on loopback, see scripted_server."""

import json
import logging
import socket
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from scripted_server import Behaviour, Request, ScriptedServer

from assistant.errors import ChatModelError
from assistant.generation.call import Reply
from assistant.generation.model import ChatModel
from assistant.generation.prompt import Message
from ingest.chat_settings import ChatSettings

ASKED = [Message("system", "Be short."), Message("user", "Which city?")]
SCHEMA = {
    "title": "answer",
    "type": "object",
    "properties": {"city": {"type": "string"}},
    "required": ["city"],
    "additionalProperties": False,
}
KEY = "sk-harbour-test-0123456789"


def model_of(
    url: str, provider: str = "openai", environment: Mapping[str, str] | None = None, **more: object
) -> ChatModel:
    settings = ChatSettings(f"{provider}:small", url, **{"timeout_seconds": 10.0, **more})  # type: ignore[arg-type]
    return ChatModel.load(
        settings, {"HARBOUR_ANSWER_KEY": KEY} if environment is None else environment
    )


def error_of(url: str, provider: str = "openai", **more: object) -> ChatModelError:
    with pytest.raises(ChatModelError) as caught:
        model_of(url, provider, **more).complete(ASKED)
    assert KEY not in str(caught.value)
    return caught.value


def refused(model: str) -> ChatModelError:
    with pytest.raises(ChatModelError) as caught:
        ChatModel.load(ChatSettings(model), {})
    return caught.value


def without_time(reply: Reply) -> tuple[object, ...]:
    return reply.text, reply.parsed, reply.cut, reply.tokens_in, reply.tokens_out, reply.cost


def test_a_reply_is_whole_with_its_tokens_and_its_cost() -> None:
    with ScriptedServer([Behaviour("It is 香港.", usage=(1000, 200))]) as server:
        reply = model_of(server.url, price_in=2.0, price_out=10.0).complete(ASKED)
        asked = server.requests
    cost = (1000 * 2.0 + 200 * 10.0) / 1_000_000
    assert without_time(reply) == ("It is 香港.", None, False, 1000, 200, cost)
    assert 0 < reply.seconds < 10
    assert [each.body["messages"] for each in asked] == [
        [{"role": "system", "content": "Be short."}, {"role": "user", "content": "Which city?"}]
    ]
    sent = {name: asked[0].body[name] for name in ("model", "temperature", "max_completion_tokens")}
    assert sent == {"model": "small", "temperature": 0.0, "max_completion_tokens": 1000}
    assert asked[0].headers["authorization"] == f"Bearer {KEY}"


def test_without_prices_there_is_no_cost() -> None:
    with ScriptedServer([Behaviour("Yes.")]) as server:
        assert model_of(server.url).complete(ASKED).cost is None


def test_a_stream_gives_the_pieces_and_then_the_reply() -> None:
    with ScriptedServer([Behaviour("It is Hong Kong.")]) as server:
        call = model_of(server.url).stream(ASKED)
        pieces = list(call)
    assert pieces == ["It is Ho", "ng Kong."]
    assert without_time(call.reply()) == ("It is Hong Kong.", None, False, 100, 20, None)


def test_a_stream_comes_as_it_is_written() -> None:
    with ScriptedServer([Behaviour("It is Hong Kong.", stall_after=8, stall=60)]) as server:
        assert next(iter(model_of(server.url).stream(ASKED))) == "It is Ho"


def test_a_schema_is_sent_and_the_reply_is_parsed() -> None:
    with ScriptedServer([Behaviour('{"city": "Hong Kong"}')]) as server:
        reply = model_of(server.url).complete(ASKED, SCHEMA)
        assert reply.parsed == {"city": "Hong Kong"}
        assert server.requests[0].body["response_format"] == {
            "type": "json_schema",
            "json_schema": {"name": "answer", "strict": True, "schema": SCHEMA},
        }


@pytest.mark.parametrize("text", ['{"city": "Hong', '["Hong Kong"]', "Hong Kong"])
def test_a_reply_that_is_no_json_object_is_not_parsed_but_given(text: str) -> None:
    with ScriptedServer([Behaviour(text)]) as server:
        reply = model_of(server.url).complete(ASKED, SCHEMA)
    assert (reply.text, reply.parsed) == (text, None)


def test_a_server_that_refuses_schemas_is_asked_without_from_then_on() -> None:
    def knows_no_schema(request: Request) -> Behaviour:
        return Behaviour(status=400) if request.wants_json else Behaviour('{"city": "Hong Kong"}')

    with ScriptedServer(knows_no_schema) as server:
        model = model_of(server.url, retries=0)
        replies = [model.complete(ASKED, SCHEMA).parsed for _ in range(2)]
        assert [each.wants_json for each in server.requests] == [True, False, False]
    assert replies == [{"city": "Hong Kong"}] * 2


def test_thoughts_are_no_part_of_the_reply() -> None:
    with ScriptedServer([Behaviour("<think>\nWhich? <b>\n</think>\n\nIt is Hong Kong.")]) as server:
        assert model_of(server.url).complete(ASKED).text == "It is Hong Kong."


def test_a_reply_that_ends_for_its_length_says_so() -> None:
    with ScriptedServer([Behaviour("It is Ho", finish="length")]) as server:
        assert model_of(server.url).complete(ASKED).cut


def test_a_reply_that_goes_on_and_on_is_cut_here() -> None:
    with ScriptedServer([Behaviour("again " * 100_000)]) as server:
        reply = model_of(server.url, max_tokens=10).complete(ASKED)
    assert (reply.cut, len(reply.text)) == (True, 88)  # the first whole piece beyond 8 * 10


@pytest.mark.parametrize("provider", ["openai", "anthropic", "ollama"])
@pytest.mark.parametrize(
    ("status", "error", "problem", "said"),
    [
        (401, f"Incorrect API key provided: {KEY}", "key", "refuses the key (401); check"),
        (403, "no", "key", "refuses the key (403); check"),
        (404, "no", "name", "is not there (404); check answer.model and answer.base_url"),
        (402, "Insufficient Balance", "quota", "has no credit left (402: Insufficient Balance"),
        (400, f"bad {KEY}", "refused", "refuses the request (400: bad ***"),
        (400, "prompt is too long: 9 tokens", "too long", "has too short a context (400: prompt"),
        (501, "no", "broken", "failed (501: no"),
    ],
)
def test_an_error_that_stays_is_told_at_once(
    provider: str, status: int, error: str, problem: str, said: str
) -> None:
    does = Behaviour(status=status, error={"message": error})
    with ScriptedServer([does]) as server:
        got = error_of(server.url, provider)
        assert len(server.requests) == 1
    assert got.problem == problem
    assert str(got).startswith(f"{provider}:small at {server.url} ")
    assert said.split("; ")[0].split(": ")[0] in str(got)


def test_what_the_server_says_of_an_error_is_told_in_one_short_line() -> None:
    does = Behaviour(status=400, error={"message": f"no {KEY}\nand " + "long " * 1000})
    with ScriptedServer([does]) as server:
        said = str(error_of(server.url))
    assert said.startswith(f"openai:small at {server.url} refuses the request (400: ")
    assert "\n" not in said
    assert len(said) < 300


@pytest.mark.parametrize("status", [429, 500, 503])
def test_an_error_that_may_pass_is_tried_again(status: int) -> None:
    with ScriptedServer([Behaviour(status=status), Behaviour("Hong Kong.")]) as server:
        assert model_of(server.url).complete(ASKED).text == "Hong Kong."
        assert len(server.requests) == 2


def test_tries_are_bounded() -> None:
    with ScriptedServer([Behaviour(status=503)]) as server:
        got = error_of(server.url, retries=1)
        assert len(server.requests) == 2
    assert (got.problem, "failed (503" in str(got)) == ("broken", True)


def test_a_used_up_quota_is_not_tried_again() -> None:
    error = {"message": "You exceeded your current quota", "code": "insufficient_quota"}
    with ScriptedServer([Behaviour(status=429, error=error)]) as server:
        assert error_of(server.url).problem == "quota"
        assert len(server.requests) == 1


def test_a_server_says_when_to_try_again() -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=-5), usegmt=True)
    script = [
        Behaviour(status=429, headers={"Retry-After": "0.01"}),
        Behaviour(status=429, headers={"Retry-After": soon}),
        Behaviour("Hong Kong."),
    ]
    with ScriptedServer(script) as server:
        assert model_of(server.url).complete(ASKED).text == "Hong Kong."


def test_a_try_beyond_the_deadline_is_not_waited_for() -> None:
    with ScriptedServer([Behaviour(status=429, headers={"Retry-After": "3600"})]) as server:
        got = error_of(server.url)
        assert len(server.requests) == 1
    assert str(got) == (
        f"openai:small at {server.url} is asked more often than it allows (429); try again later"
    )


@pytest.mark.parametrize(
    "slow",
    [
        Behaviour("Hong Kong.", first_wait=60),
        Behaviour("Hong Kong.", stall_after=4, stall=60),
    ],
)
def test_a_server_that_is_silent_is_left_at_the_deadline(slow: Behaviour) -> None:
    with ScriptedServer([slow]) as server:
        got = error_of(server.url, timeout_seconds=0.5)
    assert (got.problem, str(got)) == (
        "too slow",
        f"openai:small at {server.url} took too long; answer.timeout_seconds is 0.5",
    )


def test_a_server_that_only_comments_is_left_at_the_deadline() -> None:
    with ScriptedServer([Behaviour("Hong Kong.", comments=1000)]) as server:
        assert error_of(server.url, timeout_seconds=0.4).problem == "too slow"


def test_a_reply_that_breaks_off_is_asked_for_anew() -> None:
    script = [Behaviour("Hong Kong is", drop_after=8), Behaviour("Hong Kong.")]
    with ScriptedServer(script) as server:
        assert model_of(server.url).complete(ASKED).text == "Hong Kong."


def test_a_stream_that_breaks_off_fails_after_its_pieces() -> None:
    script = [Behaviour("Hong Kong is", drop_after=8), Behaviour("Hong Kong.")]
    with ScriptedServer(script) as server:
        call = iter(model_of(server.url).stream(ASKED))
        assert next(call) == "Hong Kon"
        with pytest.raises(ChatModelError, match="broke off"):
            next(call)
        assert len(server.requests) == 1


def test_a_stream_that_ends_without_saying_so_has_broken_off() -> None:
    with ScriptedServer([Behaviour("Hong Kong is", finish="")]) as server:
        assert "it has no end" in str(error_of(server.url, retries=0))


def test_an_empty_reply_is_an_error() -> None:
    with ScriptedServer([Behaviour("")]) as server:
        assert str(error_of(server.url)) == (
            "openai:small gave an empty reply; a model that thinks first may need more than "
            "answer.max_tokens (1000)"
        )


@pytest.mark.parametrize(
    "does",
    [
        Behaviour(raw=b"<html>Welcome</html>", content_type="text/html"),
        Behaviour(raw=b"{broken", content_type="application/json"),
        Behaviour(raw=b"data: {broken\n\n", content_type="text/event-stream"),
        Behaviour(
            raw=b'data: {"error": {"message": "gone"}}\n\n', content_type="text/event-stream"
        ),
    ],
)
def test_something_else_than_a_reply_is_an_error(does: Behaviour) -> None:
    with ScriptedServer([does]) as server:
        got = error_of(server.url, retries=0)
    assert got.problem == "broken"
    assert "broke off, or sent no reply that can be read" in str(got)


@pytest.mark.parametrize("provider", ["openai", "anthropic", "ollama"])
def test_a_server_that_is_not_there_cannot_be_reached(provider: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        got = error_of(url, provider, retries=0)
    assert (got.problem, str(got)) == (
        "unreachable",
        f"{provider}:small at {url} cannot be reached; check answer.base_url and network",
    )


def test_no_log_and_no_picture_of_the_model_holds_the_key(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with ScriptedServer([Behaviour(status=401), Behaviour("Hong Kong.")]) as server:
        error_of(server.url)
        model = model_of(server.url)
        model.complete(ASKED)
    assert KEY not in caplog.text + repr(model) + repr(vars(model))


def test_a_password_in_the_address_is_not_told() -> None:
    with ScriptedServer([Behaviour(status=404)]) as server:
        url = server.url.replace("//", "//me:pass@")
        assert str(error_of(url)).startswith(f"openai:small at {server.url} is not there")


def test_anthropic_is_asked_and_read_in_its_own_protocol() -> None:
    events: list[dict[str, object]] = [
        {
            "type": "message_start",
            "message": {
                "id": "m",
                "type": "message",
                "role": "assistant",
                "model": "small",
                "content": [],
                "stop_reason": None,
                "stop_sequence": None,
                "usage": {"input_tokens": 100, "output_tokens": 1},
            },
        },
        {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
        {
            "type": "content_block_delta",
            "index": 0,
            "delta": {"type": "text_delta", "text": '{"city": "Hong Kong"}'},
        },
        {"type": "content_block_stop", "index": 0},
        {
            "type": "message_delta",
            "delta": {"stop_reason": "max_tokens", "stop_sequence": None},
            "usage": {"input_tokens": 100, "output_tokens": 20},
        },
        {"type": "message_stop"},
    ]
    raw = "".join(f"event: {each['type']}\ndata: {json.dumps(each)}\n\n" for each in events)
    does = Behaviour(raw=raw.encode(), content_type="text/event-stream")
    with ScriptedServer([does]) as server:
        reply = model_of(server.url.removesuffix("/v1"), "anthropic").complete(ASKED, SCHEMA)
        asked = server.requests[0]
    assert without_time(reply) == (
        '{"city": "Hong Kong"}',
        {"city": "Hong Kong"},
        True,
        100,
        20,
        None,
    )
    assert (asked.path, asked.headers["authorization"]) == ("/v1/messages", f"Bearer {KEY}")
    assert asked.body["max_tokens"] == 1000
    assert asked.body["output_config"]["format"]["type"] == "json_schema"


def test_ollama_is_asked_and_read_in_its_own_protocol() -> None:
    lines = [
        {"message": {"role": "assistant", "content": '{"city": '}, "done": False},
        {"message": {"role": "assistant", "content": '"Hong Kong"}'}, "done": False},
        {
            "message": {"role": "assistant", "content": ""},
            "done": True,
            "done_reason": "stop",
            "prompt_eval_count": 100,
            "eval_count": 20,
        },
    ]
    raw = "".join(json.dumps({"model": "small", **each}) + "\n" for each in lines)
    does = Behaviour(raw=raw.encode(), content_type="application/x-ndjson")
    with ScriptedServer([does]) as server:
        reply = model_of(server.url.removesuffix("/v1"), "ollama").complete(ASKED, SCHEMA)
        asked = server.requests[0]
    assert without_time(reply) == (
        '{"city": "Hong Kong"}',
        {"city": "Hong Kong"},
        False,
        100,
        20,
        None,
    )
    assert (asked.path, asked.headers["authorization"]) == ("/api/chat", f"Bearer {KEY}")
    assert asked.body["format"] == SCHEMA
    assert asked.body["options"] == {"num_ctx": 16384, "num_predict": 1000, "temperature": 0.0}


@pytest.mark.parametrize(
    ("provider", "variable"), [("openai", "OPENAI_API_KEY"), ("anthropic", "ANTHROPIC_API_KEY")]
)
def test_the_key_for_answers_wins_over_that_of_the_provider(provider: str, variable: str) -> None:
    with ScriptedServer([Behaviour(status=401)]) as server:
        for environment in ({variable: "theirs"}, {variable: "theirs", "HARBOUR_ANSWER_KEY": KEY}):
            with pytest.raises(ChatModelError):
                model_of(server.url, provider, environment).complete(ASKED)
        keys = [each.headers["authorization"] for each in server.requests]
    assert keys == ["Bearer theirs", f"Bearer {KEY}"]


def test_without_a_key_the_variable_is_named() -> None:
    assert str(refused("openai:small")) == (
        "There is no key for openai:small; set OPENAI_API_KEY or HARBOUR_ANSWER_KEY in the "
        "environment, or answer.base_url for a server that needs none"
    )


def test_a_server_of_ones_own_needs_no_key() -> None:
    with ScriptedServer([Behaviour("Hong Kong.")]) as server:
        assert model_of(server.url, environment={}).complete(ASKED).text == "Hong Kong."
        assert server.requests[0].headers["authorization"] == "Bearer none"


def test_a_provider_that_is_unknown_is_named() -> None:
    got = refused("parrot:small")
    assert got.problem == "setting"
    assert str(got).startswith("answer.model parrot:small cannot be used: Unsupported")


def test_a_package_that_is_missing_is_named() -> None:
    assert str(refused("groq:small")) == (
        "answer.model is groq:small, but the package for it is not installed; run pip install "
        "langchain-groq"
    )


def test_nothing_of_langchain_is_loaded_before_a_model_is() -> None:
    script = (
        "import sys, assistant.generation.model; "
        "sys.exit(any(each.split('.')[0] in ('langchain', 'langchain_core', 'openai') "
        "for each in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0
