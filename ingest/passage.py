"""A passage: what is embedded and found; and its units: what is quoted."""

import re
from dataclasses import dataclass
from typing import Literal

from corpus.document import Language

_EMPHASIS = re.compile(r"(\*{1,2})(?=\S)(.+?)(?<=\S)\1")

# In the reading of a row, between its label and its other cells.
LABEL_ENDS = " — "

UnitKind = Literal["sentence", "item", "row", "note"]


@dataclass(frozen=True)
class Unit:
    """What a person would quote: a sentence, a list item or a table row.

    `start` and `end` are offsets in the document's text; `lead` is the words without which it
    can't be read (a list's lead-in, a table's header line); a `note` only names sources. `page`
    is one-based, of the first character, None where the format has no pages.
    """

    kind: UnitKind
    start: int
    end: int
    text: str
    reading: str
    lead: str
    sources: tuple[str, ...]
    page: int | None = None


@dataclass(frozen=True)
class Passage:
    """Consecutive units of one section and page of a document."""

    id: str
    document: str
    title: str
    section: str
    language: Language
    header: str
    text: str
    units: tuple[Unit, ...]

    @property
    def section_key(self) -> tuple[str, str]:
        """The document and the section: what names a section among those of all documents."""
        return self.document, self.section

    @property
    def place(self) -> int:
        """The number of the passage in its document, from 0."""
        return int(self.id.rpartition(":")[2])

    @property
    def page(self) -> int | None:
        """The page on which the passage begins; its last sentence may run over."""
        return self.units[0].page

    @property
    def quotable(self) -> tuple[tuple[int, Unit], ...]:
        """The units that can be quoted, with their numbers."""
        return tuple(
            (number, unit) for number, unit in enumerate(self.units) if unit.kind != "note"
        )

    @property
    def embedded(self) -> str:
        """The text that is embedded and indexed: title and heading path go in front."""
        return "\n".join(
            part for part in (self.title, self.section, self.header, plain(self.text)) if part
        )


def plain(text: str) -> str:
    """Give text without emphasis marks, as it is read."""
    return _EMPHASIS.sub(r"\2", text)
