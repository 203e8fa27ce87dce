"""A comparison as tables: the headline, slice by slice, and everything."""

from collections.abc import Iterator, Mapping

from assistant.evaluation.conclusion import is_better, is_worse
from assistant.evaluation.measures.registry import HEADLINE
from assistant.evaluation.paired import Comparison, Difference
from assistant.evaluation.run_tables import plain_name, slice_name
from assistant.evaluation.table import Table

NOTE = (
    "[ ]: 95% interval of the difference, by a paired bootstrap. p: by a paired randomisation\n"
    "test. Holm: p corrected for there being several measures; below 0.05 it is beyond chance."
)
SLICE_NOTE = "Of many slices some differ by chance: p is not corrected for that."
_FIGURES = ("n", "before", "after", "difference", "low", "high", "p", "corrected")

SlicedComparison = Mapping[tuple[str, str], Comparison]


def differences(comparison: Comparison) -> Table:
    """Give the headline measures of two runs side by side."""
    head = ["", "n", "before", "after", "difference", "", "p", "Holm", ""]
    found = comparison.differences
    rows = [
        [plain_name(name), *_figures(found[name]), *_judged(found[name])]
        for name in HEADLINE
        if name in found
    ]
    return Table(head, rows)


def by_slice(slices: SlicedComparison) -> Table:
    """Give the headline measures that differ, slice by slice."""
    rows = [
        [slice_name(*key), plain_name(name), *_figures(comparison.differences[name])]
        for key, comparison in slices.items()
        for name in HEADLINE
        if name in comparison.differences and comparison.differences[name].difference
    ]
    return Table(["", "", "n", "before", "after", "difference", "", "p"], rows)


def everything(slices: SlicedComparison) -> Table:
    """Give all measures over all slices, one a row."""
    head = ("by", "value", "questions", "measure", "better", *_FIGURES)
    return Table(head, list(_all(slices)))


def _all(slices: SlicedComparison) -> Iterator[tuple[str, ...]]:
    for (by, value), comparison in slices.items():
        for name, each in comparison.differences.items():
            found = (getattr(each, figure) for figure in _FIGURES)
            figures = ("" if figure is None else str(figure) for figure in found)
            yield by, value, str(comparison.questions), name, each.better, *figures


def _figures(each: Difference) -> list[str]:
    return [
        str(each.n),
        f"{each.before:.3f}",
        f"{each.after:.3f}",
        f"{each.difference:+.3f}",
        f"[{each.low:+.3f}, {each.high:+.3f}]",
        f"{each.p:.3f}",
    ]


def _judged(each: Difference) -> list[str]:
    holm = "" if each.corrected is None else f"{each.corrected:.3f}"
    return [holm, "better" if is_better(each) else "worse" if is_worse(each) else ""]
