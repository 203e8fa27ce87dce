"""The HTTP face: questions, searches and briefings as JSON, beside the page."""

import json
import logging
import queue
import tempfile
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import Depends, FastAPI, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from assistant.access import EVERYTHING, Access
from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.briefing.check import problems
from assistant.briefing.draft import Drafter
from assistant.briefing.layout import layout
from assistant.briefing.profile import read_profile
from assistant.briefing.record import dump_briefing
from assistant.briefing.write.save import save
from assistant.errors import AssistantError, BriefingError
from assistant.search_record import search_record
from assistant.users import load_users
from corpus.document import Language
from ingest.errors import IngestError
from ingest.settings import Settings
from ingest.status import index_status

_MEDIA: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
}
# What is computed at once: more threads than cores only make all of them wait.
_AT_ONCE = 4


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid")


class AskRequest(_Asked):
    """A question, as a line of `harbour ask --batch` has it; `stream` asks for events."""

    question: str
    id: str = ""
    history: list[tuple[str, str]] = []
    where: list[str] = []
    as_of: str = ""
    stream: bool = False


class SearchRequest(_Asked):
    """A query, and how many passages it is to give."""

    query: str
    id: str = ""
    k: Annotated[int, Field(ge=1, le=200)] = 10
    where: list[str] = []


class BriefRequest(_Asked):
    """A profile, as its file has it, and what is to be made of it."""

    profile: dict[str, Any]
    language: Language | None = None
    format: Literal["json", "docx", "pdf", "md", "html"] = "json"


@dataclass(frozen=True)
class _Counter:
    """What stands ready for those to whom the same is open."""

    access: Access
    assistant: Assistant
    drafter: Drafter

    @classmethod
    def of(cls, assistant: Assistant, access: Access) -> "_Counter":
        bounded = assistant.within(access.where)
        return cls(access, bounded, Drafter(bounded))


def build(assistant: Assistant, settings: Settings) -> FastAPI:
    """Give the API over an assistant: /api/ask, /api/search, /api/brief and /api/status.

    A problem with the input is 422 and one of the index 503, each with one line as `error`; where
    `ui.auth` is set, 401 asks for name and password, and 403 is what a role may not do. What each
    takes stands in /api/openapi.json; there is no page for it, which would load from outside.
    """
    # Without docs_url: Swagger's page takes its scripts from another host.
    app = FastAPI(title="Harbour", openapi_url="/api/openapi.json", docs_url=None, redoc_url=None)
    working = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="api")
    At = Annotated[_Counter, Depends(_reception(assistant, settings))]

    @app.exception_handler(AssistantError)
    def wrong_input(request: Request, error: AssistantError) -> JSONResponse:
        return JSONResponse({"error": str(error)}, status_code=422)

    @app.exception_handler(IngestError)
    def no_index(request: Request, error: IngestError) -> JSONResponse:
        return JSONResponse({"error": str(error)}, status_code=503)

    @app.exception_handler(_Refused)
    def refused(request: Request, error: _Refused) -> JSONResponse:
        return JSONResponse({"error": str(error)}, error.status, error.headers)

    def answer(at: _Counter, asked: AskRequest, say: Callable[[str], object]) -> Answer:
        return at.assistant.ask(
            asked.question, asked.history, asked.where, asked.as_of, asked.id, say
        )

    @app.post("/api/ask")
    def ask(at: At, asked: AskRequest) -> Response:
        if asked.stream:
            events = _events(lambda say: answer(at, asked, say), working)
            return StreamingResponse(events, media_type="text/event-stream")
        done = working.submit(answer, at, asked, lambda piece: None).result()
        return JSONResponse(done.as_json())

    @app.post("/api/search")
    def search(at: At, asked: SearchRequest) -> JSONResponse:
        found = working.submit(at.assistant.search, asked.query, asked.where).result()
        index = at.assistant.index
        return JSONResponse(search_record(asked.id, asked.query, found, asked.k, index))

    @app.post("/api/brief")
    def brief(at: At, asked: BriefRequest) -> Response:
        if not at.access.may("brief"):
            raise _Refused(403, "Briefings are for officers and evaluators; sign in as one")
        profile = read_profile(asked.profile, "profile")
        made = working.submit(at.drafter.draft, profile, asked.language).result()
        found = problems(made, at.drafter.text)
        if found:
            raise BriefingError(f"The briefing does not hold: {found[0]}")
        if asked.format == "json":
            return Response(dump_briefing(made), media_type="application/json")
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / f"briefing.{asked.format}"
            save(layout(made), file)
            return Response(file.read_bytes(), media_type=_MEDIA[asked.format])

    @app.get("/api/status")
    def status(at: At) -> JSONResponse:
        if not at.access.whole:
            raise _Refused(403, "The status tells of all documents, and your role sees only some")
        return JSONResponse(index_status(settings.index, settings.chroma).as_json())

    return app


class _Refused(Exception):
    """What somebody may not do: the HTTP status, and one line."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.headers = {"WWW-Authenticate": 'Basic realm="Harbour"'} if status == 401 else None


def _reception(assistant: Assistant, settings: Settings) -> Callable[..., _Counter]:
    """Give what tells, from a request, at which counter it is served."""
    if settings.auth is None:
        open_to_all = _Counter.of(assistant, EVERYTHING)
        return lambda: open_to_all
    users = load_users(settings.auth)
    counters = {role: _Counter.of(assistant, to) for role, to in users.accesses.items()}

    def counter(request: Request) -> _Counter:
        name, password = _basic(request.headers.get("authorization", ""))
        user = users.signed_in(name, password) if name else None
        if user is None:
            raise _Refused(401, "Sign in with a name and password that harbour user add was given")
        return counters[user.role]

    return counter


def _basic(header: str) -> tuple[str, str]:
    """Give the name and password of basic authentication; both empty where it is something else."""
    # Not FastAPI's HTTPBasic: it takes ASCII alone, and a password may be in Chinese.
    kind, _, said = header.partition(" ")
    try:
        name, _, password = b64decode(said).decode("utf-8").partition(":")
    except ValueError:
        return "", ""
    return (name, password) if kind.lower() == "basic" else ("", "")


def _events(
    ask: Callable[[Callable[[str], object]], Answer], working: ThreadPoolExecutor
) -> Iterator[str]:
    """Give server-sent events: each piece as it passed the check, then the answer's record.

    A problem is the last event, `error`: the status of the reply has gone out already.
    """
    said: queue.SimpleQueue[tuple[str, object]] = queue.SimpleQueue()

    def work() -> None:
        try:
            said.put(("answer", ask(lambda piece: said.put(("piece", piece))).as_json()))
        except (AssistantError, IngestError) as error:
            said.put(("error", str(error)))
        except Exception:
            logging.getLogger(__name__).exception("a question that was streamed")
            said.put(("error", "The question could not be answered; the server's log says why"))

    working.submit(work)
    name = "piece"
    while name == "piece":
        name, data = said.get()
        yield f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
