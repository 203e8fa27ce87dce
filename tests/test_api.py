import io
import json
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from fastapi.testclient import TestClient

from api import build
from assistant.assistant import Assistant
from ingest.settings import Settings, load_settings

QUESTION = "At what rate does the patent box tax profits?"


@pytest.fixture(scope="module")
def client(assistant: Assistant, starter_index: Path) -> Iterator[TestClient]:
    settings = load_settings(None, flags={"index.folder": str(starter_index)})
    assert isinstance(settings, Settings)
    with TestClient(build(assistant, settings)) as opened:
        yield opened


def test_a_question_gives_the_record_that_the_command_gives(
    client: TestClient, assistant: Assistant
) -> None:
    given = client.post("/api/ask", json={"question": QUESTION, "id": "q1"})
    expected = json.loads(json.dumps(assistant.ask(QUESTION, name="q1").as_json()))
    found = given.json()
    assert given.status_code == 200
    assert {**found, "timings_ms": 0} == {**expected, "timings_ms": 0}


def test_a_follow_up_is_read_with_what_went_before(client: TestClient) -> None:
    asked = {"question": "And since when?", "history": [[QUESTION, "At 5% [1]."]]}
    assert client.post("/api/ask", json=asked).json()["notices"][0].startswith("Read as: ")


def test_a_stream_ends_with_the_record(client: TestClient) -> None:
    given = client.post("/api/ask", json={"question": QUESTION, "stream": True})
    assert given.headers["content-type"].startswith("text/event-stream")
    *_, last = given.text.strip().split("\n\n")
    name, _, data = last.partition("\n")
    assert name == "event: answer"
    assert json.loads(data.removeprefix("data: "))["outcome"] == "answered"


def test_a_search_gives_as_many_passages_as_asked_for(client: TestClient) -> None:
    found = client.post("/api/search", json={"query": "patent box", "k": 2, "id": 'a"b'}).json()
    assert (found["id"], [each["rank"] for each in found["passages"]]) == ('a"b', [1, 2])


def test_a_briefing_comes_as_a_file_that_opens(client: TestClient) -> None:
    kept = [
        "asked", "why", "taxes", "funding", "sites", "people", "setting-up", "cross-boundary",
        "sector", "said", "recent", "verify",
    ]  # fmt: skip
    profile = {"company": "Acme", "home": "Japan", "activities": ["r-and-d"], "leave_out": kept}
    given = client.post("/api/brief", json={"profile": profile, "format": "docx"})
    assert given.status_code == 200
    assert docx.Document(io.BytesIO(given.content)).paragraphs[0].text == "Briefing: Acme"


def test_status_tells_what_is_indexed(client: TestClient) -> None:
    assert client.get("/api/status").json()["documents"] == 71


@pytest.mark.parametrize(
    ("path", "body", "said"),
    [
        ("/api/ask", {"question": " "}, "The question is empty"),
        ("/api/ask", {"question": QUESTION, "where": ["colour=red"]}, "--where colour=red"),
        ("/api/brief", {"profile": {"company": "Acme"}}, "home: field required"),
    ],
)
def test_a_problem_with_the_input_is_422_and_one_line(
    client: TestClient, path: str, body: dict[str, object], said: str
) -> None:
    given = client.post(path, json=body)
    assert given.status_code == 422
    assert said in given.json()["error"] and "\n" not in given.json()["error"]


def test_a_problem_in_a_stream_is_its_last_event(client: TestClient) -> None:
    given = client.post("/api/ask", json={"question": " ", "stream": True})
    assert given.text.startswith('event: error\ndata: "The question is empty')


def test_what_the_api_does_not_know_is_refused(client: TestClient) -> None:
    assert client.post("/api/ask", json={"question": QUESTION, "colour": "red"}).status_code == 422
    assert client.get("/api/docs").status_code == 404
