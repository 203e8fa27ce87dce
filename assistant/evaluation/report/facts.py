"""The reference facts of a question: in the answer, or where else."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.evaluation.measures.facts import stated
from assistant.evaluation.record import Record
from corpus.question import comparable

_folded = lru_cache(maxsize=8192)(comparable)  # the same passage is found for many questions


@dataclass(frozen=True)
class Fact:
    """A reference fact: is it in the answer, and at which ranks do passages say it."""

    alternatives: tuple[str, ...]
    vital: bool
    found: bool
    ranks: tuple[int, ...]

    @property
    def words(self) -> str:
        """The alternatives, one of which is enough."""
        return " / ".join(self.alternatives)


def facts_of(record: Record) -> list[Fact]:
    """Give the reference facts of a question, in their order."""
    return [_fact(record, fact, True) for fact in record.question.must_include]


def nuggets_of(record: Record) -> list[Fact]:
    """Give the nuggets of a question, in their order."""
    return [_fact(record, each.alternatives, each.vital) for each in record.question.nuggets]


def _fact(record: Record, alternatives: tuple[str, ...], vital: bool) -> Fact:
    ranks = tuple(each.rank for each in record.retrieved if _says(each.text, alternatives))
    return Fact(alternatives, vital, _says(stated(record), alternatives), ranks)


def _says(text: str, alternatives: Sequence[str]) -> bool:
    folded = _folded(text)
    return any(_folded(each) in folded for each in alternatives)
