"""How long answers take; kept apart from what is measured of records: never the same twice."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Latency:
    """Milliseconds within which half, and 95 of 100, of n questions were answered."""

    n: int
    p50: float
    p95: float


def latency(milliseconds: Mapping[str, float]) -> Latency | None:
    """Give the percentiles of the time each question took, between the two nearest; None: none."""
    if not milliseconds:
        return None
    p50, p95 = np.percentile(list(milliseconds.values()), [50, 95])
    return Latency(len(milliseconds), round(float(p50), 1), round(float(p95), 1))
