import json
import time

import httpx
import pytest
from scripted_server import Behaviour, Request, ScriptedServer

ASKED = {"model": "m", "messages": [{"role": "user", "content": "What is it?"}]}


def post(server: ScriptedServer, **more: object) -> httpx.Response:
    return httpx.post(f"{server.url}/chat/completions", json={**ASKED, **more}, timeout=5)


def streamed(server: ScriptedServer) -> str:
    """The text of the answer in a stream, as far as it comes."""
    text = ""
    asked = {**ASKED, "stream": True}
    with httpx.stream("POST", f"{server.url}/chat/completions", json=asked, timeout=5) as response:
        for line in response.iter_lines():
            if line.startswith("data: {"):
                for choice in json.loads(line.removeprefix("data: "))["choices"]:
                    text += choice["delta"].get("content", "")
    return text


def test_each_request_meets_its_behaviour_and_the_last_stays() -> None:
    with ScriptedServer([Behaviour("one"), Behaviour("two")]) as server:
        said = [post(server).json()["choices"][0]["message"]["content"] for _ in range(3)]
        assert said == ["one", "two", "two"]
        assert [each.prompt for each in server.requests] == ["What is it?"] * 3


def test_a_function_of_the_request_answers_it() -> None:
    def echo(request: Request) -> Behaviour:
        return Behaviour(f"{request.wants_json} {request.prompt.upper()}")

    with ScriptedServer(echo) as server:
        reply = post(server, response_format={"type": "json_schema"}).json()
    assert reply["choices"][0]["message"]["content"] == "True WHAT IS IT?"
    assert reply["usage"] == {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}


def test_what_goes_wrong_in_the_function_is_raised_at_the_end() -> None:
    def fails(request: Request) -> Behaviour:
        raise KeyError(request.prompt)

    with pytest.raises(KeyError, match="What is it"), ScriptedServer(fails) as server:
        assert post(server).status_code == 400


def test_an_error_has_its_status_headers_and_message() -> None:
    does = Behaviour(status=429, headers={"Retry-After": "3"}, error={"message": "slower"})
    with ScriptedServer([does]) as server:
        response = post(server)
    assert (response.status_code, response.headers["Retry-After"]) == (429, "3")
    assert response.json() == {"error": {"message": "slower"}}


def test_a_stream_brings_the_whole_text() -> None:
    with ScriptedServer([Behaviour("In Hong Kong, 香港, it is so.")]) as server:
        assert streamed(server) == "In Hong Kong, 香港, it is so."


def test_a_connection_drops_within_the_text() -> None:
    with ScriptedServer([Behaviour("In Hong Kong it is so.", drop_after=12)]) as server:
        with pytest.raises(httpx.RemoteProtocolError):
            streamed(server)
        with pytest.raises(httpx.RemoteProtocolError):
            post(server)


def test_a_stall_ends_with_the_server() -> None:
    begun = time.monotonic()
    with ScriptedServer([Behaviour("In Hong Kong", stall_after=2, stall=60)]) as server:
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(
                f"{server.url}/chat/completions", json={**ASKED, "stream": True}, timeout=0.2
            )
    assert time.monotonic() - begun < 30


def test_anything_may_come_in_place_of_an_answer() -> None:
    does = Behaviour(raw=b"<html>", content_type="text/html")
    with ScriptedServer([does]) as server:
        response = post(server)
    assert (response.text, response.headers["Content-Type"]) == ("<html>", "text/html")
