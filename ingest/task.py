"""What goes to a reading process, and what comes back."""

from dataclasses import dataclass, field

from corpus.document import Document
from ingest.errors import Problem
from ingest.instructions import Finding
from ingest.passage import Passage
from ingest.reading import PageReading, ReadOptions
from ingest.scan import File


@dataclass(frozen=True)
class Task:
    """A file to be read; `digest` goes into the ids of its passages."""

    file: File
    digest: str
    options: ReadOptions = field(repr=False)


@dataclass(frozen=True)
class PageDone:
    """A sign of life: pages done, and how many there are."""

    done: int
    total: int


@dataclass(frozen=True)
class ReadFile:
    """What came of a task: a document with its passages, or a problem."""

    task: Task
    document: Document | None = None
    passages: tuple[Passage, ...] = ()
    reader: str = ""
    pages: tuple[PageReading, ...] = ()
    findings: tuple[Finding, ...] = ()
    seconds: float = 0.0
    problem: Problem | None = None
    reason: str = ""
