"""What happens where documents are brought in: of each request it is asked whether it may."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import gradio as gr
from pydantic import ValidationError

from assistant.librarians import Librarians, on_loopback
from corpus.document import Language
from ingest.description import Description
from ingest.errors import IntakeError
from page.adding_desk import AddingDesk, BusyError, Planned
from page.adding_now import now_html
from page.adding_run import AddingRun
from page.adding_view import (
    HEADING,
    MOST,
    PROBLEM,
    adding_html,
    adding_id,
    progress_text,
    running_html,
)
from page.description_fields import field_name, said_of
from page.library import LibraryTab
from page.library_place import Place
from page.live import Patch
from page.plan_view import plan_html
from page.problem_text import problem_text
from page.runs_view import problem_html
from page.taken_view import done_text, taken_html
from page.texts import TEXT

_HIDDEN: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_PLANS: dict[str, Any] = {"concurrency_id": "adding", "concurrency_limit": 2, **_HIDDEN}
# Who looks at a run waits most of the time: nobody else is kept from anything by it.
_LOOKS: dict[str, Any] = {"concurrency_limit": None, **_HIDDEN}
_EVERY = 0.3  # seconds between two looks
_OWN_PAGES = (
    "same-origin",
    "",
)  # of the header by which a browser tells whose page sends a request


class _WrongError(Exception):
    """What was said of a file cannot be used: the file, and the field of the form."""


class Adding:
    """The events of that part of the Library tab."""

    def __init__(
        self, desk: AddingDesk, librarians: Librarians, reading: LibraryTab, language: gr.Radio
    ) -> None:
        """Wire them for librarians; `language` is the page's switch."""
        self._desk = desk
        self._librarians = librarians
        self._reading = reading
        self._language = language
        self._planned = gr.State(None)
        shown, given, both = (
            reading.shown,
            [language, self._planned],
            [self._planned, reading.shown],
        )
        shown.sent(self._sent, language, both, **_PLANS)
        shown.again(self._again, language, both, **_PLANS)
        shown.leave(self._leave, given, both, **_PLANS)
        shown.take(self._take, given, both, **_LOOKS)
        for turned in reading.turned:
            self.resume_after(turned)

    def resume_after(self, turned: Any) -> None:
        """Show the plan that waits, or the run that goes on, once the part was turned to."""
        given = [self._language, self._reading.place, self._planned]
        turned.then(self._resume, given, self._reading.shown, **_LOOKS)

    def _sent(
        self, shown: Language, event: gr.EventData, request: gr.Request
    ) -> tuple[Any, list[Patch]]:
        """Give the plan of taking in files that were uploaded."""
        words = TEXT[shown]
        if self._is_barred(request):
            return gr.skip(), _barred(shown)
        given = event._data.get("paths")
        paths = [str(each) for each in given] if isinstance(given, list) else []
        if len(paths) > MOST:
            return None, self._now(shown, words["adding_many"].format(most=MOST))
        uploaded = [path for each in paths if (path := self._uploaded(each))]
        if not paths or len(uploaded) < len(paths):
            return None, self._now(shown, words["adding_gone"])
        return self._plan(shown, uploaded, False)

    def _again(
        self, shown: Language, event: gr.EventData, request: gr.Request
    ) -> tuple[Any, list[Patch]]:
        """Give the plan of reading the documents' folder again."""
        if self._is_barred(request):
            return gr.skip(), _barred(shown)
        return self._plan(shown, (), event._data.get("retry") == "yes")

    def _leave(
        self, shown: Language, planned: Planned | None, request: gr.Request
    ) -> tuple[Any, list[Patch]]:
        """Forget a plan and its files, and go back to where files are chosen."""
        if self._is_barred(request):
            return gr.skip(), _barred(shown)
        if planned is not None:
            self._desk.drop(planned)
        return None, self._now(shown)

    def _take(
        self, shown: Language, planned: Planned | None, event: gr.EventData, request: gr.Request
    ) -> Iterator[tuple[Any, list[Patch]]]:
        """Yield how far the run of a plan is that was confirmed, or why there is none."""
        before = self._desk.run
        yield self._begun(shown, planned, event, request)
        if self._desk.run is not before:
            for patches in self._look(shown, request):
                yield gr.skip(), patches

    def _begun(
        self, shown: Language, planned: Planned | None, event: gr.EventData, request: gr.Request
    ) -> tuple[Any, list[Patch]]:
        """Begin the run of a plan that is confirmed, if it still is what would be done."""
        words = TEXT[shown]
        if self._is_barred(request):
            return gr.skip(), _barred(shown)
        held = [each.held for each in planned.plan.incoming] if planned else []
        if planned is None or not all(each.is_file() for each in held):
            return None, self._now(shown, words["adding_gone"])
        try:
            said = _said(planned, event._data, shown)
            if self._desk.busy:
                raise BusyError
            now = self._desk.planned(held, planned.retry)
            if now != planned:
                return now, self._shown(now, said, shown, words["adding_moved"])
            self._desk.begin(planned, said)
        except _WrongError as error:
            return gr.skip(), _beside(str(error))
        except BusyError:
            return gr.skip(), _beside(words["adding_busy"])
        except Exception as error:  # a reader gets a sentence, the log what is not expected
            return gr.skip(), _beside(_told(error, shown))
        return None, self._now(shown)

    def _look(self, shown: Language, request: gr.Request) -> Iterator[list[Patch]]:
        """Yield how far the run is, and what it did."""
        run = self._desk.run
        if run is None or self._is_barred(request):
            yield gr.skip()
            return
        step = None
        while not run.wait(_EVERY):
            if run.step != step:
                before, step = step, run.step
                told = progress_text(step, shown)
                heard = before is None or told != progress_text(before, shown)
                inner = running_html(step, shown)
                yield _patches(adding_html(inner, shown), shown, told if heard else "")
        yield self._outcome(run, shown)

    def _resume(
        self, shown: Language, place: Place, planned: Planned | None, request: gr.Request
    ) -> Iterator[list[Patch]]:
        """Yield the plan that waits, or how far the run is, where the part was turned to."""
        if place.view != "adding" or place.document or self._is_barred(request):
            yield gr.skip()
        elif planned is not None:
            described = [self._desk.described(each) for each in planned.plan.incoming]
            yield self._shown(planned, described, shown)
        elif self._desk.run and not self._desk.run.ended:
            yield from self._look(shown, request)
        else:
            yield gr.skip()

    def _is_barred(self, request: gr.Request) -> bool:
        """Tell whether a request is not a librarian's own, from this page in their browser."""
        headers = request.headers
        if not self._librarians.include(request.username):
            return True
        # Another site may send a request with the visitor's cookie, or from their machine.
        if headers.get("sec-fetch-site", "") not in _OWN_PAGES:
            return True
        host = urlsplit(f"//{headers.get('host', '')}").hostname or ""
        return self._librarians.everyone and not on_loopback(host)

    def _uploaded(self, path: str) -> Path | None:
        """Give an uploaded file by its path on the server, as the browser says it: no other file.

        Gradio puts each into a folder of its own.
        """
        held, uploads = Path(path).resolve(), Path(self._reading.shown.GRADIO_CACHE).resolve()
        return held if held.parent.parent == uploads and held.is_file() else None

    def _plan(self, shown: Language, held: Sequence[Path], retry: bool) -> tuple[Any, list[Patch]]:
        try:
            planned = self._desk.planned(held, retry)
        except Exception as error:  # a reader gets a sentence, the log what is not expected
            return None, self._now(shown, _told(error, shown))
        described = [self._desk.described(each) for each in planned.plan.incoming]
        return planned, self._shown(planned, described, shown)

    def _shown(
        self, planned: Planned, said: Sequence[Description], shown: Language, problem: str = ""
    ) -> list[Patch]:
        """Give a plan, to be confirmed."""
        inner = plan_html(planned, said, self._desk.folder, shown)
        told = TEXT[shown]["adding_plan"]
        return _patches(adding_html(inner, shown, problem), shown, told, HEADING)

    def _now(self, shown: Language, problem: str = "") -> list[Patch]:
        inner = now_html(self._desk, shown)
        return _patches(adding_html(inner, shown, problem), shown, to=HEADING)

    def _outcome(self, run: AddingRun, shown: Language) -> list[Patch]:
        if isinstance(run.outcome, Exception):
            return self._now(shown, _told(run.outcome, shown))
        assert run.outcome is not None
        inner = taken_html(run.outcome, self._desk.documents, self._desk.folder, shown)
        told = done_text(run.outcome, shown)
        return _patches(adding_html(inner, shown), shown, told, HEADING)


def _patches(html: str, shown: Language, tell: str = "", to: str = "") -> list[Patch]:
    return [Patch(id=adding_id(shown), html=html, tell=tell, only=True, to=to)]


def _barred(shown: Language) -> list[Patch]:
    return _patches(adding_html("", shown, TEXT[shown]["adding_not_allowed"]), shown)


def _beside(problem: str) -> list[Patch]:
    """Give what is wrong beside the form, in which everything stays as it was typed."""
    return [Patch(id=PROBLEM, html=problem_html(PROBLEM, problem), only=True, to=PROBLEM)]


def _said(planned: Planned, fields: Mapping[str, Any], shown: Language) -> list[Description]:
    """Give what a form says of each file; raises _WrongError, whose text names file and field."""
    said: list[Description] = []
    for number, incoming in enumerate(planned.plan.incoming):
        try:
            said.append(Description.model_validate(said_of(fields, number)))
        except ValidationError as error:
            field = field_name(str(error.errors()[0]["loc"][0]), shown)
            wrong = TEXT[shown]["adding_wrong"].format(name=incoming.name, field=field)
            raise _WrongError(wrong) from error
    return said


def _told(error: Exception, shown: Language) -> str:
    if isinstance(error, IntakeError):
        words = TEXT[shown]["adding_not_stored"]
        return words.format(file=error.file, reason=error.reason)
    return problem_text(error, shown)
