"""The best units read by the small reader, and put in order anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.demand import Demand, demands, gives
from assistant.query import Query
from assistant.reader import Reader
from assistant.reader_text import window
from assistant.units import ScoredUnit
from assistant.weights import ReaderWeights, weighted

READ = 10  # units that are read at first
# And then, however sure the first are: where only unsure questions were read on, answers held 0.013
# (same language) and 0.020 (across) less of the facts.
AGAIN = 10
# What stands in the section of one of the two highest logits is read before what scores this more.
SAME_SECTION = 1.0
FIRST = 3  # units; what these do not give, an answer seldom gives


@dataclass(frozen=True)
class Read:
    """Units, best first, the highest and the mean of the reader's logits, and a demand unmet.

    It is where the first FIRST units give nothing of what the question plainly demands.
    """

    units: Sequence[ScoredUnit]
    best: float
    mean: float
    unmet: bool = False

    @property
    def lead(self) -> float:
        """The score of the first unit, all that is known of it weighed."""
        return self.units[0].score if self.units else 0.0


@dataclass(frozen=True)
class Logit:
    """A unit that was read, and what the reader says of it."""

    unit: ScoredUnit
    logit: float


def reread(
    query: Query, scored: Sequence[ScoredUnit], reader: Reader, weights: ReaderWeights
) -> Read:
    """Score the units that are read anew, with what the reader says of each.

    The more general the question is, the less counts what the reader alone takes for the answer:
    it learned from questions for one detail.
    """
    read = logits_of(query.as_read, scored, reader)
    return in_order(query.wanted, scored, read, weights.unit, query.generality)


def in_order(
    question: str,
    scored: Sequence[ScoredUnit],
    read: Sequence[Logit],
    weights: Mapping[str, float],
    generality: float,
) -> Read:
    """Put what was read in order, and behind it what was not, as it was before."""
    head = [
        replace(each.unit, score=weighted(features, weights), features=features)
        for each, features in zip(read, read_features(question, read, generality), strict=True)
    ]
    head.sort(key=lambda each: (-each.score, each.passage.id, each.number))
    floor = head[-1].score if head else 0.0
    seen = {each.name for each in head}
    rest = [replace(each, score=min(each.score, floor)) for each in scored if each.name not in seen]
    units = [*head, *rest]
    logits = [each.logit for each in read]
    best, mean = max(logits, default=0.0), sum(logits) / max(len(logits), 1)
    wanted = demands(question)
    met = any(wanted & _given(each) for each in units[:FIRST])
    return Read(units, best, mean, bool(wanted) and not met)


def _given(scored: ScoredUnit) -> frozenset[Demand]:
    return gives(f"{scored.unit.lead} {scored.unit.reading}")


def logits_of(question: str, scored: Sequence[ScoredUnit], reader: Reader) -> list[Logit]:
    """Read the READ best units, and AGAIN more of those that are likeliest then."""
    read = _read(question, scored[:READ], reader)
    return read + _read(question, _next(read, scored[READ:])[:AGAIN], reader)


def _next(read: Sequence[Logit], rest: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    """Give what else to read, best first: where something nearly answers, what is beside it may."""
    best = sorted(read, key=lambda each: -each.logit)[:2]
    sections = {each.unit.passage.section_key for each in best}
    return sorted(
        rest, key=lambda each: -(each.score + SAME_SECTION * (each.passage.section_key in sections))
    )


def _read(question: str, units: Sequence[ScoredUnit], reader: Reader) -> list[Logit]:
    logits = reader.scores(question, [window(each.number, each.passage) for each in units])
    return [Logit(each, float(logit)) for each, logit in zip(units, logits, strict=True)]


def read_features(
    question: str, read: Sequence[Logit], generality: float = 0.0
) -> list[dict[str, float]]:
    """Give the features of the units that were read, with `reader` and `reader_stands_out`.

    That is the logit, and the logit in standard deviations of the question's logits; this by how
    general the question is makes `general_reader`. `meets` is whether a unit gives any of what the
    question plainly demands.
    """
    wanted = demands(question)
    logits = [each.logit for each in read]
    mean = sum(logits) / max(len(logits), 1)
    deviation = (sum((each - mean) ** 2 for each in logits) / max(len(logits), 1)) ** 0.5
    return [
        {
            **each.unit.features,
            "reader": each.logit,
            "reader_stands_out": (each.logit - mean) / max(deviation, 0.1),
            "general_reader": generality * (each.logit - mean) / max(deviation, 0.1),
            "meets": float(bool(wanted and wanted & _given(each.unit))),
        }
        for each in read
    ]
