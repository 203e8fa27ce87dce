"""A paper: what every output format shows, block by block, in the order it is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.document import Language

ParagraphStyle = Literal["plain", "lead", "note", "warning"]


@dataclass(frozen=True)
class Run:
    """Words of one look; `language` is theirs where it is not the paper's, `url` makes a link.

    A run with a `mark` is the reference to that numbered note and has no text of its own.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    language: Language | None = None
    url: str = ""
    mark: int = 0


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 begins a section, `anchor` is its name within the paper."""

    level: Literal[1, 2]
    text: str
    anchor: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    runs: Runs
    style: ParagraphStyle = "plain"


@dataclass(frozen=True)
class Bullets:
    """A list; each item is a row of runs."""

    items: tuple[Runs, ...]


@dataclass(frozen=True)
class Table:
    """A table: the names of its columns, and rows of as many cells."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class Contents:
    """Here stands the table of contents."""


Block = Heading | Paragraph | Bullets | Table | PageBreak | Contents


@dataclass(frozen=True)
class Paper:
    """A paper with its notes by number, which are numbered in the order of their first mark.

    `running` is the line at the head or foot of each page; `contents_title` and `notes_title` are
    the words over the table of contents and, in a format without pages, over the notes.
    """

    title: str
    subtitle: str
    running: str
    language: Language
    contents_title: str
    notes_title: str
    blocks: tuple[Block, ...]
    notes: Mapping[int, Runs]


def marks_in_order(blocks: Sequence[Block]) -> list[int]:
    """Give the marks of the blocks in the order in which they first stand."""
    marks: dict[int, None] = {}
    for block in blocks:
        for run in _runs(block):
            if run.mark:
                marks.setdefault(run.mark)
    return list(marks)


def _runs(block: Block) -> list[Run]:
    match block:
        case Paragraph():
            return list(block.runs)
        case Bullets():
            return [run for item in block.items for run in item]
        case Table():
            return [run for row in block.rows for cell in row for run in cell]
        case _:
            return []
