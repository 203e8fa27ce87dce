"""A citation: the words of a document that a mark points at, and where they stand."""

from dataclasses import dataclass

from assistant.copies import Place


@dataclass(frozen=True)
class CitedSource:
    """A publication behind a quoted sentence."""

    key: str
    title: str
    publisher: str
    url: str
    date: str


@dataclass(frozen=True)
class Citation:
    """The words of a document that a mark [number] points at, letter by letter.

    `start` is the quote's offset in the document's text; `also_in` are other places where the same
    words stand.
    """

    number: int
    document: str
    title: str
    section: str
    page: int | None
    quote: str
    status: str
    as_of: str | None
    url: str
    sources: tuple[CitedSource, ...]
    start: int = 0
    also_in: tuple[Place, ...] = ()
