"""The answer, its citations and the ways it can end."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Literal

from assistant.confidence import Confidence
from assistant.copies import Place
from assistant.rank import RankedPassage
from corpus.document import Language

Outcome = Literal["answered", "no_evidence", "declined", "failed"]
EXTRACTIVE = "extractive"


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


@dataclass(frozen=True)
class Answer:
    """An answer with what it rests on (contract.md, "An answer")."""

    id: str
    question: str
    language: Language
    outcome: Outcome
    text: str
    citations: tuple[Citation, ...]
    notices: tuple[str, ...]
    model: str
    timings_ms: dict[str, float] = field(compare=False)
    passages: Sequence[RankedPassage] = field(default=(), repr=False, compare=False)
    confidence: Confidence | None = field(default=None, repr=False, compare=False)

    def as_json(self) -> dict[str, object]:
        """Give the contract's record."""
        record = asdict(
            Answer(
                self.id,
                self.question,
                self.language,
                self.outcome,
                self.text,
                self.citations,
                self.notices,
                self.model,
                self.timings_ms,
            )
        )
        del record["passages"], record["confidence"]
        return record
