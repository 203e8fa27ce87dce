"""How sure a share of n questions is."""

import math
from dataclasses import dataclass

_Z = 1.959964  # of the normal distribution, for 95%


@dataclass(frozen=True)
class Bounds:
    """The 95% interval of a share."""

    low: float
    high: float


def wilson(share: float, questions: int) -> Bounds:
    """Give (share + z²/2n ± z sqrt(share (1 - share)/n + z²/4n²)) / (1 + z²/n), Wilson 1927.

    Unlike the bootstrap's it has a width where all questions are alike, which few of them often
    are.
    """
    extra = _Z**2 / questions
    centre = (share + extra / 2) / (1 + extra)
    spread = math.sqrt(share * (1 - share) / questions + extra / (4 * questions))
    half = _Z * spread / (1 + extra)
    return Bounds(max(0.0, centre - half), min(1.0, centre + half))
