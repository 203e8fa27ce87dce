"""One figure of a scorecard: counted in a run, or in the log of use."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from assistant.evaluation.folder import Run
from assistant.evaluation.interval import estimates
from assistant.evaluation.measures.registry import MEASURES
from assistant.evaluation.record import Record

_DECIMALS = 4


@dataclass(frozen=True)
class Item:
    """One figure of n cases, None where there are none; `low` and `high` are its 95% interval.

    `formula` says what is divided by what, `source` where it was counted.
    """

    name: str
    value: float | None
    n: int
    formula: str
    source: Literal["run", "use"]
    unit: Literal["share", "ms"] = "share"
    low: float | None = None
    high: float | None = None


def summed(run: Run, measure: str, name: str = "") -> Item:
    """Give a measure as the run's summary has it, by its own name or another."""
    every = run.summary.slice("all", "all")
    found = every.estimates.get(measure) if every else None
    name, formula = name or measure.replace("_", " "), MEASURES[measure].meaning
    if found is None:
        return Item(name, None, 0, formula, "run")
    return Item(name, found.mean, found.n, formula, "run", low=found.low, high=found.high)


def counted(
    run: Run,
    name: str,
    formula: str,
    holds: Callable[[Record], bool],
    applies: Callable[[Record], bool] = lambda record: True,
) -> Item:
    """Give the share of the run's records, of those to which it applies, of which it holds."""
    values = np.array([[float(holds(each))] for each in run.records if applies(each)])
    found = estimates(values, ())[0] if len(values) else None
    if found is None:
        return Item(name, None, 0, formula, "run")
    mean, low, high = (round(each, _DECIMALS) for each in (found.mean, found.low, found.high))
    return Item(name, mean, found.n, formula, "run", low=low, high=high)


def share(name: str, held: Sequence[bool], formula: str) -> Item:
    """Give a share of what the log holds: all there is, so without an interval."""
    value = round(sum(held) / len(held), _DECIMALS) if held else None
    return Item(name, value, len(held), formula, "use")
