"""Records -> every measure over every slice, with n and an interval."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from pydantic import TypeAdapter

from assistant.evaluation.interval import Estimate, estimates
from assistant.evaluation.measures.registry import MEASURES, SET_MEASURES
from assistant.evaluation.measures.statistic import Values
from assistant.evaluation.record import Record
from assistant.evaluation.slices import Group, groups

DECIMALS = 4


@dataclass(frozen=True)
class Slice:
    """Some questions and what is measured of them; a measure that applies to none is absent."""

    by: str
    value: str
    questions: int
    estimates: Mapping[str, Estimate]


@dataclass(frozen=True)
class Summary:
    """A run in figures, rounded to DECIMALS places; the first slice is all questions."""

    slices: tuple[Slice, ...]

    def slice(self, by: str, value: str) -> Slice | None:
        """Give a slice, None where no question is in it."""
        return next((s for s in self.slices if (s.by, s.value) == (by, value)), None)

    def as_json(self) -> dict[str, object]:
        """Give the summary for a JSON file."""
        return asdict(self)


_SUMMARY = TypeAdapter(Summary)


def load_summary(fields: Mapping[str, object]) -> Summary:
    """Read a summary; pydantic's ValidationError where it is none."""
    return _SUMMARY.validate_python(fields)


def summarise(records: Sequence[Record]) -> Summary:
    """Measure records; the same records give the same summary, digit by digit."""
    rows = {id(record): row for record, row in zip(records, measured(records), strict=True)}
    return Summary(
        tuple(
            _slice(group, np.array([rows[id(record)] for record in group.records]))
            for group in groups(records)
        )
    )


def measured(records: Sequence[Record]) -> Values:
    """Give the measures of each question, (records, MEASURES), nan where one does not apply."""
    rows = [
        [np.nan if (value := measure(record)) is None else value for measure in MEASURES.values()]
        for record in records
    ]
    return np.array(rows, dtype=np.float64).reshape(len(records), len(MEASURES))


def _slice(group: Group, values: Values) -> Slice:
    prepared = {name: each.prepare(group.records) for name, each in SET_MEASURES.items()}
    others = {name: each for name, each in prepared.items() if each is not None}
    found = zip((*MEASURES, *others), estimates(values, tuple(others.values())), strict=True)
    return Slice(
        group.by,
        group.value,
        len(group.records),
        {name: _rounded(each) for name, each in found if each is not None},
    )


def _rounded(each: Estimate) -> Estimate:
    return Estimate(
        each.n, round(each.mean, DECIMALS), round(each.low, DECIMALS), round(each.high, DECIMALS)
    )
