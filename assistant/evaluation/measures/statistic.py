"""A statistic of weighted questions, so that thousands of bootstrap draws are one array."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
# (draws, questions): how often each question is drawn -> (draws,): the value, nan where there is
# none.
Statistic = Callable[[Values], Values]


@dataclass(frozen=True)
class Prepared:
    """A statistic of a run, and over how many of its questions it is."""

    n: int
    statistic: Statistic


def ratio(above: Values, below: Values) -> Prepared:
    """Give sum(above) / sum(below) over the questions drawn."""

    def statistic(weights: Values) -> Values:
        return divided(weights @ above, weights @ below)

    return Prepared(int((below != 0).sum()), statistic)


def divided(above: Values, below: Values) -> Values:
    """Divide, nan where the divisor is 0."""
    nothing = np.full(np.shape(above), np.nan)
    return cast(Values, np.divide(above, below, out=nothing, where=below != 0))
