"""Two runs held against each other: the conclusion, the figures, the questions that turned."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.evaluation.about import differing
from assistant.evaluation.folder import Run, by_name, name_of
from assistant.evaluation.paired import Comparison, compare
from assistant.evaluation.report.conclusion import conclusion
from assistant.evaluation.slices import groups
from assistant.evaluation.turned import Turned, turned


@dataclass(frozen=True)
class Compared:
    """What there is to say of two runs; `differs` are their test sets, settings, index and code."""

    conclusion: str
    comparison: Comparison
    turned_right: tuple[Turned, ...]
    turned_wrong: tuple[Turned, ...]
    differs: tuple[str, ...]


def compare_runs(before: Run, after: Run) -> Compared:
    """Compare two runs."""
    found = compare(before.records, after.records)
    return Compared(
        conclusion(found),
        found,
        turned(found.turned_right, before.records, after.records),
        turned(found.turned_wrong, before.records, after.records),
        tuple(differing(before.about, after.about)),
    )


def compare_slices(before: Run, after: Run) -> Mapping[tuple[str, str], Comparison]:
    """Compare two runs over each slice of the second."""
    old = by_name(before.records)
    slices: dict[tuple[str, str], Comparison] = {}
    for group in groups(after.records):
        names = map(name_of, group.records)
        same = [old[name] for name in names if name in old]
        slices[group.by, group.value] = compare(same, group.records)
    return slices
