"""The tables of a report, as rows: headline, slices, outcomes, latency."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evaluation.folder import Timings
from assistant.evaluation.interval import Estimate
from assistant.evaluation.measures.latency import Latency, latency
from assistant.evaluation.measures.measure import Measure, SetMeasure
from assistant.evaluation.measures.registry import HEADLINE, MEASURES, SET_MEASURES
from assistant.evaluation.paired import Comparison, Difference
from assistant.evaluation.record import Record
from assistant.evaluation.report.verdict import SCOPES, VERDICTS, Verdict, scope, verdict
from assistant.evaluation.slices import BY
from assistant.evaluation.summary import Slice, Summary

SMALL = 10  # questions below which a value is greyed


@dataclass(frozen=True)
class MeasureRow:
    """A measure over all questions; `difference` is to the other run."""

    name: str
    meaning: str
    better: str
    estimate: Estimate | None
    difference: Difference | None


def measure_rows(summary: Summary, comparison: Comparison | None) -> list[MeasureRow]:
    """Give all measures that apply, the headline first."""
    whole = summary.slice("all", "all")
    found = whole.estimates if whole else {}
    changed = comparison.differences if comparison else {}
    known: dict[str, Measure | SetMeasure] = {**MEASURES, **SET_MEASURES}
    return [
        MeasureRow(
            name, known[name].meaning, known[name].better, found.get(name), changed.get(name)
        )
        for name in dict.fromkeys([*HEADLINE, *known])
        if name in found or name in changed
    ]


@dataclass(frozen=True)
class Cell:
    """A measure of a slice; `before` is the other run's value."""

    estimate: Estimate
    before: float | None

    @property
    def small(self) -> bool:
        """Whether it is of too few questions to say much."""
        return self.estimate.n < SMALL


@dataclass(frozen=True)
class SliceRow:
    """A slice: its questions, and a cell for each headline measure (None: it does not apply)."""

    value: str
    questions: int
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class SliceTable:
    """All slices of one family."""

    by: str
    rows: tuple[SliceRow, ...]


def slice_tables(summary: Summary, other: Summary | None) -> list[SliceTable]:
    """Give a table for each family of slices."""
    tables = []
    for by in BY:
        rows = tuple(_slice_row(each, other) for each in summary.slices if each.by == by)
        if rows:
            tables.append(SliceTable(by, rows))
    return tables


def _slice_row(each: Slice, other: Summary | None) -> SliceRow:
    was = other.slice(each.by, each.value) if other else None
    return SliceRow(each.value, each.questions, tuple(_cell(each, was, n) for n in HEADLINE))


def _cell(each: Slice, was: Slice | None, name: str) -> Cell | None:
    estimate = each.estimates.get(name)
    before = was.estimates.get(name) if was else None
    return None if estimate is None else Cell(estimate, before.mean if before else None)


@dataclass(frozen=True)
class OutcomeCell:
    """How many questions of a scope ended so; `right` tells whether that is how they should."""

    verdict: Verdict
    questions: int
    before: int | None
    right: bool


@dataclass(frozen=True)
class OutcomeRow:
    """A scope of questions and how they ended."""

    scope: str
    questions: int
    cells: tuple[OutcomeCell, ...]


def outcome_rows(
    records: Sequence[Record], other: Sequence[Record] | None = None
) -> list[OutcomeRow]:
    """Give the confusion of what should happen and what did; endings of no question are left out.

    Those that every reader looks for stay, also with 0.
    """
    now, was = _endings(records), _endings(other or ())
    kept = [v for v in VERDICTS if v != "answered, not judged" or any(e[1] == v for e in now | was)]
    rows = []
    for each in SCOPES:
        total = sum(number for key, number in now.items() if key[0] == each)
        if total:
            cells = tuple(
                OutcomeCell(
                    v,
                    now[each, v],
                    None if other is None else was[each, v],
                    v == ("answered right" if each == SCOPES[0] else "refused"),
                )
                for v in kept
            )
            rows.append(OutcomeRow(each, total, cells))
    return rows


def _endings(records: Sequence[Record]) -> Counter[tuple[str, str]]:
    return Counter((scope(each.question), verdict(each)) for each in records)


@dataclass(frozen=True)
class LatencyRow:
    """How long a step took, in this run and the other."""

    step: str
    now: Latency
    before: Latency | None


def latency_rows(timings: Timings, other: Timings | None = None) -> list[LatencyRow]:
    """Give the percentiles of every step that was timed."""
    was = other or {}
    rows = []
    for step in dict.fromkeys(step for steps in timings.values() for step in steps):
        now = latency(_of(timings, step))
        if now is not None:
            rows.append(LatencyRow(step, now, latency(_of(was, step))))
    return rows


def _of(timings: Timings, step: str) -> dict[str, float]:
    return {name: steps[step] for name, steps in timings.items() if step in steps}
