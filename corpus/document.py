"""A document, its sections and its sources."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["en", "zh-Hant", "zh-Hans"]
Kind = Literal["policy", "guide", "sector", "interview", "statistics"]
Status = Literal["in-force", "proposed", "superseded", "informational"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
KINDS: tuple[Kind, ...] = get_args(Kind)
STATUSES: tuple[Status, ...] = get_args(Status)

SECTION_SEPARATOR = " > "
UPLOADS = "uploads"  # the folder below the documents for what is added on the page


@dataclass(frozen=True)
class Source:
    """A publication that backs what a document says."""

    key: str
    title: str
    publisher: str
    url: str
    date: str
    note: str | None = None


@dataclass(frozen=True)
class Mark:
    """A footnote mark: the source `key` backs the words that end at `offset` of the text."""

    offset: int
    key: str


@dataclass(frozen=True)
class Section:
    """The text between one heading and the next; `start` and `end` are offsets in the document."""

    path: tuple[str, ...]
    start: int
    end: int

    @property
    def name(self) -> str:
        """The heading path in one line, empty for text before the first heading."""
        return SECTION_SEPARATOR.join(self.path)


@dataclass(frozen=True)
class Page:
    """A page of the original: one-based `number`, the `label` printed on it, its first offset."""

    number: int
    label: str
    start: int


@dataclass(frozen=True)
class Document:
    """One document: its record, and its text without footnote marks."""

    id: str
    title: str
    kind: Kind
    language: Language
    topics: tuple[str, ...]
    sectors: tuple[str, ...]
    status: Status
    as_of: str | None
    sources: tuple[Source, ...]
    text: str
    sections: tuple[Section, ...]
    marks: tuple[Mark, ...] = ()
    pages: tuple[Page, ...] = ()

    def page_at(self, offset: int) -> Page | None:
        """Give the page on which the character at `offset` stands, None without pages."""
        index = bisect_right(self.pages, offset, key=lambda page: page.start) - 1
        return self.pages[index] if index >= 0 else None
