"""What answering only the surer questions would cost and gain."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.evaluation.measures.statistic import Prepared, Values, divided
from assistant.evaluation.measures.truthfulness import truthfulness
from assistant.evaluation.record import Record


@dataclass(frozen=True)
class Point:
    """Of the questions at least as sure as `threshold`: their share, and the share not right."""

    threshold: float
    coverage: float
    risk: float


@dataclass(frozen=True)
class _Sorted:
    """Questions by falling confidence; `end` is the last that is as sure as each."""

    order: list[int]
    confidence: Values
    loss: Values
    end: list[int]


def risk_coverage(records: Sequence[Record]) -> list[Point]:
    """Give the risk-coverage curve, surest first (El-Yaniv & Wiener 2010).

    The loss of a question is 0 where it is answered with all its facts, else 1: what a refused one
    would have got is not known, and answering what the corpus does not answer is wrong. Left out
    are questions that cannot be judged and those without a confidence, but one that failed is
    there, the least sure.
    """
    found = _sorted(records)
    losses = np.cumsum(found.loss)
    ends = sorted(set(found.end))
    total = len(found.order)
    return [
        Point(float(found.confidence[end]), (end + 1) / total, float(losses[end] / (end + 1)))
        for end in ends
    ]


def on_curve(record: Record) -> bool:
    """Tell whether a question is one of the curve's."""
    sure = record.probability is not None or record.outcome == "failed"
    return sure and truthfulness(record) is not None


def aurc(records: Sequence[Record]) -> Prepared | None:
    """Area under the curve: the mean over the questions of the risk at their threshold.

    Geifman, Uziel & El-Yaniv 2019, Bias-Reduced Uncertainty Estimation; 0 is best, a confidence
    that says nothing gets about the share of questions not right.
    """
    found = _sorted(records)
    kept = [records[number] for number in found.order]
    sure = any(each.probability is not None for each in kept)
    if not sure or not any(each.question.answerable for each in kept):
        return None

    def statistic(weights: Values) -> Values:
        drawn = weights[:, found.order]
        risk = divided(
            np.cumsum(drawn * found.loss, axis=1)[:, found.end],
            np.cumsum(drawn, axis=1)[:, found.end],
        )
        # A question that is not drawn may have no risk: it counts nothing.
        return divided((drawn * np.nan_to_num(risk)).sum(axis=1), drawn.sum(axis=1))

    return Prepared(len(found.order), statistic)


def auroc(records: Sequence[Record]) -> Prepared | None:
    """Area under the ROC: how often a question that the corpus answers gets the higher confidence.

    Over all pairs of one that it answers and one that it does not, a tie counting half
    (Hanley & McNeil 1982); 0.5 is chance.
    """
    sure = np.array([np.nan if r.probability is None else r.probability for r in records])
    answerable = np.array([each.question.answerable for each in records], dtype=bool)
    inside = np.flatnonzero(answerable & ~np.isnan(sure))
    outside = np.flatnonzero(~answerable & ~np.isnan(sure))
    if not len(inside) or not len(outside):
        return None
    higher = (sure[inside][:, None] > sure[outside]) + 0.5 * (
        sure[inside][:, None] == sure[outside]
    )

    def statistic(weights: Values) -> Values:
        pairs = weights[:, inside] @ higher
        above = (pairs * weights[:, outside]).sum(axis=1)
        return divided(above, weights[:, inside].sum(axis=1) * weights[:, outside].sum(axis=1))

    return Prepared(len(inside) + len(outside), statistic)


def _sorted(records: Sequence[Record]) -> _Sorted:
    sure = [-1.0 if r.probability is None else r.probability for r in records]
    kept = [number for number, each in enumerate(records) if on_curve(each)]
    order = sorted(kept, key=lambda number: -sure[number])
    confidence = np.array([sure[number] for number in order])
    loss = np.array([_loss(records[number]) for number in order])
    end = np.searchsorted(-confidence, -confidence, side="right") - 1
    return _Sorted(order, confidence, loss, [int(each) for each in end])


def _loss(record: Record) -> float:
    right = record.question.answerable and truthfulness(record) == 1
    return 0.0 if right else 1.0
