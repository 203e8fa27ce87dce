"""What a comparison says, in one sentence that a reader takes away."""

from collections.abc import Sequence
from typing import Literal

from assistant.evaluation.measures.registry import HEADLINE
from assistant.evaluation.paired import Comparison, Difference
from assistant.evaluation.report.numbers import chance, count, number, signed

LEVEL = 0.05  # of the corrected p below which a difference is told
_TOLD = 3

Reading = Literal["better", "worse", "no clear difference", "the same"]


def reading(difference: Difference) -> Reading:
    """Tell what a difference means, by its p (corrected, where it is a headline measure)."""
    if difference.difference == 0 and difference.low == difference.high:
        return "the same"
    if difference.deciding >= LEVEL:
        return "no clear difference"
    return "better" if (difference.difference > 0) == (difference.better == "higher") else "worse"


def conclusion(comparison: Comparison) -> str:
    """Give the conclusion over the headline measures, and how many questions turned."""
    if not comparison.questions:
        return "The two runs have no question in common: they cannot be compared."
    turned = (
        f"Of {count(comparison.questions, 'question')}, {len(comparison.turned_right)} turned "
        f"right and {len(comparison.turned_wrong)} turned wrong."
    )
    return f"{_measures(comparison)} {turned}"


def _measures(comparison: Comparison) -> str:
    found = {n: comparison.differences[n] for n in HEADLINE if n in comparison.differences}
    better = [name for name, each in found.items() if reading(each) == "better"]
    worse = [name for name, each in found.items() if reading(each) == "worse"]
    if better and worse:
        return f"Mixed: better in {_told(better, found)}; worse in {_told(worse, found)}."
    if better or worse:
        word = "Better" if better else "Worse"
        return f"{word} than before: {_told(better or worse, found)}."
    if all(reading(each) == "the same" for each in found.values()):
        return "The two runs are the same in every headline measure."
    least = min(each.deciding for each in found.values())
    return (
        "No clear difference: no headline measure differs by more than chance would "
        f"(smallest corrected p: {chance(least)})."
    )


def _told(names: Sequence[str], found: dict[str, Difference]) -> str:
    told = [_difference(name, found[name]) for name in names[:_TOLD]]
    more = len(names) - _TOLD
    return ", ".join([*told, f"and {count(more, 'more measure')}"] if more > 0 else told)


def _difference(name: str, each: Difference) -> str:
    return (
        f"{label(name)} {signed(each.difference)} (from {number(each.before)} to "
        f"{number(each.after)}; 95% interval {signed(each.low)} to {signed(each.high)}, "
        f"p {chance(each.deciding)})"
    )


def label(name: str) -> str:
    """Give the name of a measure as it is read."""
    return name.replace("_", " ")
