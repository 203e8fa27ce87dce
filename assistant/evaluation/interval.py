"""How sure a mean is: percentile bootstrap over the questions.

Efron & Tibshirani 1993, chapter 13: questions are drawn with replacement as often as there are,
DRAWS times, and the interval holds the middle 95 of 100 means. It is as narrow as the questions
are alike: where all are right it has no width, however few they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.evaluation.measures.statistic import Prepared, Values, divided

DRAWS = 2000
_SEED = 20_260_701
_PERCENTILES = (2.5, 97.5)
_CELLS = 4_000_000  # draws times questions that are held at once: 32 MB


@dataclass(frozen=True)
class Estimate:
    """A mean, or a measure of many questions, over n questions, with its 95% interval."""

    n: int
    mean: float
    low: float
    high: float


def draws(questions: int) -> Iterator[Values]:
    """Give the bootstrap's weights, (draws, questions), in parts; the same every time."""
    rng = np.random.default_rng(_SEED)
    for count in parts(DRAWS, questions):
        drawn = rng.integers(0, questions, size=(count, questions))
        cells = (drawn + questions * np.arange(count)[:, None]).ravel()
        counts = np.bincount(cells, minlength=count * questions)
        yield counts.reshape(count, questions).astype(np.float64)


def parts(rows: int, columns: int) -> Iterator[int]:
    """Give how many rows of an array to hold at once, part by part, until there were `rows`."""
    most = max(1, _CELLS // columns)
    for start in range(0, rows, most):
        yield min(most, rows - start)


def means(values: Values, weights: Values) -> Values:
    """Give the means of columns, (draws, columns), over what is not nan."""
    known = ~np.isnan(values)
    return divided(weights @ np.where(known, values, 0.0), weights @ known.astype(np.float64))


def estimates(values: Values, others: Sequence[Prepared]) -> list[Estimate | None]:
    """Estimate the means of columns of (questions, columns), then other statistics.

    nan: the measure does not apply to the question; None: a measure has no value. All share the
    same draws.
    """
    questions, columns = values.shape
    statistics = [each.statistic for each in others]

    def all_of(weights: Values) -> Values:
        return np.column_stack([means(values, weights), *(of(weights) for of in statistics)])

    centres = all_of(np.ones((1, questions)))[0]
    drawn = np.concatenate([all_of(weights) for weights in draws(questions)])
    numbers = [*(~np.isnan(values)).sum(axis=0), *(each.n for each in others)]
    return [
        _estimate(int(numbers[column]), float(centres[column]), drawn[:, column])
        for column in range(columns + len(others))
    ]


def interval(drawn: Values) -> Values:
    """Give both ends of the middle 95 of 100 of what the draws gave."""
    return np.percentile(drawn[~np.isnan(drawn)], _PERCENTILES)


def _estimate(questions: int, centre: float, drawn: Values) -> Estimate | None:
    if np.isnan(centre):
        return None
    low, high = interval(drawn)
    return Estimate(questions, centre, float(low), float(high))
