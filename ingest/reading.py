"""What a reader makes of a file: its elements in reading order, and what it says of each page."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from corpus.document import Kind, Language, Source, Status

ElementKind = Literal["heading", "paragraph", "item", "table"]
# Pages (sheets, slides) done, and how many there are: also the sign of life that a limit waits for.
Tick = Callable[[int, int], None]


@dataclass(frozen=True)
class Element:
    """A heading, paragraph, list item or table.

    `text` is one line, without heading marks or bullets; a table's is a Markdown table. `level` is
    a heading's (1 is the highest) or an item's depth; `page` is one-based, of the first character;
    `page_breaks` are the offsets in `text` at which a next page begins.
    """

    kind: ElementKind
    text: str
    level: int = 1
    page: int | None = None
    page_breaks: tuple[int, ...] = ()


@dataclass(frozen=True)
class PageReading:
    """How one page was read: by which reader, and what is wrong with it if it was left out.

    A `note` tells of something that the page's reader mended.
    """

    number: int
    label: str = ""
    reader: str = ""
    problem: str = ""
    note: str = ""


@dataclass(frozen=True)
class HiddenText:
    """Words in a file that nobody sees who looks at it, and how they are hidden."""

    words: str
    how: str
    page: int | None = None


@dataclass(frozen=True)
class Reading:
    """A file's content before it is a document; what the file does not say is empty or None."""

    elements: tuple[Element, ...]
    reader: str
    title: str = ""
    as_of: str | None = None
    kind: Kind | None = None
    language: Language | None = None
    status: Status | None = None
    sources: tuple[Source, ...] = ()
    pages: tuple[PageReading, ...] = ()
    hidden: tuple[HiddenText, ...] = ()


@dataclass(frozen=True)
class Limits:
    """What one file may cost; a file that costs more fails, and the run goes on."""

    megabytes: int = 200  # of the file
    pages: int = 3000
    characters: int = 20_000_000  # of the text that comes out of it
    seconds: float = 120.0  # without a page being finished
    memory_megabytes: int = 4000  # address space of the process that reads


@dataclass(frozen=True)
class ReadOptions:
    """How files are read."""

    passwords: tuple[str, ...] = field(default=(), repr=False)
    ocr: bool = True
    limits: Limits = Limits()

    @property
    def key(self) -> str:
        """A key of all that may decide whether a file can be read (8 hexadecimal digits)."""
        settings = repr((self.passwords, self.ocr, self.limits))
        return hashlib.sha256(settings.encode()).hexdigest()[:8]


Reader = Callable[[Path, ReadOptions, Tick], Reading]
