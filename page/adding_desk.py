"""Where documents are brought in from the page: planned, confirmed, read, one run at a time."""

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from assistant.assistant import Assistant
from ingest.description import Description
from ingest.errors import UnreadableError
from ingest.incoming import Incoming, IncomingPlan, incoming_plan
from ingest.intake import Addition
from ingest.lock import locked
from ingest.pipeline import Progress, RunOptions, plan
from ingest.provenance import Provenance, load_provenance
from ingest.records import DocumentRecord
from ingest.report import FileReport
from ingest.settings import Settings
from ingest.take_in import Library, TakenIn, take_in
from page.adding_run import AddingRun


class BusyError(Exception):
    """Documents are being read in already."""


@dataclass(frozen=True)
class Planned:
    """What somebody is shown before they confirm it."""

    plan: IncomingPlan
    retry: bool = False


class AddingDesk:
    """Brings files into the documents' folder and its index; shared by the pages of all roles."""

    def __init__(self, assistant: Assistant, settings: Settings) -> None:
        """Bring in what the assistant answers from."""
        self._index = assistant.index
        self._settings = settings
        self._library = Library(
            settings.index, settings.corpus, assistant.embedder, settings.chroma
        )
        self._guard = Lock()
        self.run: AddingRun | None = None

    @property
    def busy(self) -> bool:
        """Whether documents are being read in, here or by another process."""
        return bool(self.run and not self.run.ended) or locked(self._library.index)

    @property
    def megabytes(self) -> int:
        """The most that a file may have."""
        return self._settings.limits.megabytes

    @property
    def folder(self) -> Path:
        """The documents' folder, in full."""
        return self._settings.corpus.resolve()

    @property
    def documents(self) -> Mapping[str, DocumentRecord]:
        """The documents that the index holds by now."""
        return self._index.consistently(lambda: self._index.documents)

    def planned(self, held: Sequence[Path], retry: bool = False) -> Planned:
        """Give what would be done with files that wait, and with the folder; nothing is done."""
        library = self._library
        folder_plan = plan(
            library.index,
            [library.documents],
            library.embedder,
            library.chroma,
            self._options(retry),
        )
        limits = self._settings.limits
        return Planned(incoming_plan(folder_plan, held, library.documents, limits), retry)

    def described(self, incoming: Incoming) -> Description:
        """Give what is said by now of the file that an incoming one takes the place of."""
        return Description.of(_record(incoming.target) if incoming.target else None)

    def begin(self, planned: Planned, said: Sequence[Description]) -> None:
        """Begin a run that takes the planned files in, with what was said of each.

        Raises BusyError while another one goes on.
        """
        additions = [
            addition
            for incoming, description in zip(planned.plan.incoming, said, strict=True)
            if (addition := self._addition(incoming, description))
        ]
        options, today = self._options(planned.retry), datetime.date.today().isoformat()

        def work(progress: Progress) -> TakenIn:
            try:
                taken = take_in(self._library, additions, today, options, progress)
            finally:
                self.drop(planned)
            rows = [*taken.report.files, *_refused(planned)]
            return replace(taken, report=replace(taken.report, files=rows))

        with self._guard:
            if self.busy:
                raise BusyError
            self.run = AddingRun(work)

    def drop(self, planned: Planned) -> None:
        """Forget the files that wait."""
        for each in planned.plan.incoming:
            each.held.unlink(missing_ok=True)

    def _options(self, retry: bool) -> RunOptions:
        settings = self._settings
        return RunOptions(settings.read_options(), retry, settings.processes)

    def _addition(self, incoming: Incoming, said: Description) -> Addition | None:
        """Give what is to be put among the documents; nothing where all stands there already."""
        if incoming.target is None or incoming.problem is not None:
            return None
        before = _record(incoming.target)
        same = incoming.speaks or said == Description.of(before)
        if incoming.action not in ("add", "change") and same:
            return None
        with incoming.held.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
        return Addition(
            incoming.held, incoming.target, said.record(incoming.target, digest, _now())
        )


def _refused(planned: Planned) -> list[FileReport]:
    """Give the rows of files that were not taken in at all."""
    return [
        FileReport(
            each.name,
            "unsupported" if each.problem == "unsupported" else "failed",
            problem=each.problem,
            reason=each.reason,
        )
        for each in planned.plan.incoming
        if each.problem is not None and each.target is None
    ]


def _record(target: Path) -> Provenance | None:
    # A damaged record is as good as none: the next one takes its place.
    try:
        return load_provenance(target)
    except UnreadableError:
        return None


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
