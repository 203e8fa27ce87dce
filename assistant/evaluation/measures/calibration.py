"""Whether a confidence of 0.8 is right eight times in ten."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.evaluation.measures.statistic import Prepared, Values, divided
from assistant.evaluation.record import Record

BINS = 10


@dataclass(frozen=True)
class Bin:
    """The questions with a confidence from `low` to `high`: its mean, and the share answerable."""

    low: float
    high: float
    questions: int
    confidence: float
    answerable: float


def reliability(records: Sequence[Record]) -> list[Bin]:
    """Give the bins of equal width that hold a question.

    The confidence is the probability that the corpus answers, so it is held against whether the
    corpus does, not against whether the answer was right.
    """
    sure, answerable = _confident(records)
    numbers = _bins(sure)
    bins: list[Bin] = []
    for number in sorted(set(numbers.tolist())):
        inside = numbers == number
        bins.append(
            Bin(
                number / BINS,
                (number + 1) / BINS,
                int(inside.sum()),
                float(sure[inside].mean()),
                float(answerable[inside].mean()),
            )
        )
    return bins


def calibration_error(records: Sequence[Record]) -> Prepared | None:
    """ECE = sum over bins of n_bin / n * |share answerable - mean confidence|; 0 is best.

    Naeini, Cooper & Hauskrecht 2015; Guo et al. 2017. None without both kinds of questions.
    """
    kept = [number for number, each in enumerate(records) if each.probability is not None]
    if len({records[number].question.answerable for number in kept}) < 2:
        return None
    sure, answerable = _confident(records)
    gaps = np.eye(BINS)[_bins(sure)] * (answerable - sure)[:, None]

    def statistic(weights: Values) -> Values:
        drawn = weights[:, kept]
        return divided(np.abs(drawn @ gaps).sum(axis=1), drawn.sum(axis=1))

    return Prepared(len(kept), statistic)


def _confident(records: Sequence[Record]) -> tuple[Values, Values]:
    kept = [each for each in records if each.probability is not None]
    sure = np.array([each.probability for each in kept], dtype=float)
    return sure, np.array([each.question.answerable for each in kept], dtype=float)


def _bins(sure: Values) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    return np.minimum((sure * BINS).astype(np.intp), BINS - 1)
