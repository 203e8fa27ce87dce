"""A measure: of one question, or of many together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.evaluation.measures.statistic import Prepared
from assistant.evaluation.record import Record
from corpus.question import Question

Better = Literal["higher", "lower"]


def always(question: Question) -> bool:
    """Tell that a measure applies to every question."""
    return True


@dataclass(frozen=True)
class Measure:
    """A measure of one question; `meaning` says it in plain words.

    None: it does not apply. What `applies` to a question is 0 where the question failed, so that a
    run gains nothing by failing; a measure of which less is better does not apply then.
    """

    name: str
    better: Better
    meaning: str
    of: Callable[[Record], float | None]
    applies: Callable[[Question], bool] = always

    def __call__(self, record: Record) -> float | None:
        """Measure a record."""
        if not self.applies(record.question):
            return None
        if record.outcome == "failed":
            return 0.0 if self.better == "higher" else None
        return self.of(record)


@dataclass(frozen=True)
class SetMeasure:
    """A measure of many questions together; None from `prepare`: it does not apply to them."""

    name: str
    better: Better
    meaning: str
    prepare: Callable[[Sequence[Record]], Prepared | None]
