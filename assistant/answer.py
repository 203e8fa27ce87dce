"""The answer, what it rests on, and the ways it can end."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Literal

from assistant.citation import Citation
from assistant.confidence import Confidence
from assistant.generation.generated import Generated
from assistant.rank import RankedPassage
from corpus.document import Language

Outcome = Literal["answered", "no_evidence", "declined", "failed"]
_NOT_TOLD = ("passages", "confidence", "read_as", "generated")


@dataclass(frozen=True)
class Answer:
    """An answer with what it rests on (contract.md, "An answer").

    `read_as` is the question that a follow-up was read as; it is empty where that is the question.
    `generated` is what came of a language model, where one was asked.
    """

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
    read_as: str = field(default="", repr=False, compare=False)
    generated: Generated | None = field(default=None, repr=False, compare=False)

    def as_json(self) -> dict[str, object]:
        """Give the contract's record."""
        # Emptied first: asdict copies deeply what it is then not told of.
        told = replace(self, passages=(), confidence=None, generated=None)
        record = asdict(told)
        for each in _NOT_TOLD:
            del record[each]
        return record
