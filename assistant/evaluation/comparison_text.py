"""A comparison to read in a terminal, as Markdown, CSV and JSON."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from assistant.evaluation.compared import Compared
from assistant.evaluation.measures.registry import HEADLINE
from assistant.evaluation.paired import Comparison, Difference
from assistant.evaluation.report.conclusion import label, reading
from assistant.evaluation.report.numbers import chance, number, signed
from assistant.evaluation.run_text import slice_name
from assistant.evaluation.table import Table
from assistant.evaluation.turned import Turned

_NOTE = (
    "In brackets the 95% interval of the difference (paired bootstrap). p: paired randomisation\n"
    "test; Holm: p corrected for there being several measures; below 0.05 it is beyond chance."
)
_SLICE_NOTE = "Of so many slices some differ by chance alone: p is not corrected for that."
_FIGURES = ("n", "before", "after", "difference", "low", "high", "p", "corrected")

Slices = Mapping[tuple[str, str], Comparison]


def as_text(compared: Compared, slices: Slices) -> str:
    """Give the conclusion, then what it rests on."""
    parts = [compared.conclusion, _headline(compared.comparison).as_text(), _NOTE]
    if slices:
        parts += [_sliced(slices).as_text(), _SLICE_NOTE]
    for title, lines in _lists(compared).items():
        parts.append("\n".join([title, *(f"  {line}" for line in lines)]))
    return "\n\n".join(parts)


def as_markdown(compared: Compared, slices: Slices) -> str:
    """Give the conclusion and what it rests on, with all measures over all slices."""
    parts = [compared.conclusion, _headline(compared.comparison).as_markdown(), _NOTE]
    for title, lines in _lists(compared).items():
        parts += [f"## {title}", "\n".join(f"- {line.strip()}" for line in lines)]
    return "\n\n".join([*parts, "## Everything", _everything(slices).as_markdown()])


def as_csv(slices: Slices) -> str:
    """Give all measures over all slices, one a row."""
    return _everything(slices).as_csv()


def as_json(compared: Compared, slices: Slices) -> dict[str, object]:
    """Give everything as one JSON object."""
    by_slice = [{"by": by, "value": value} | asdict(each) for (by, value), each in slices.items()]
    return {**asdict(compared), "slices": by_slice}


def _headline(comparison: Comparison) -> Table:
    found = comparison.differences
    rows = [
        [label(name), *_figures(found[name]), *_judged(found[name])]
        for name in HEADLINE
        if name in found
    ]
    return Table(["", "n", "before", "after", "difference", "", "p", "Holm", ""], rows)


def _sliced(slices: Slices) -> Table:
    """Give the headline measures that differ in a slice."""
    rows = [
        [f"{slice_name(*key)}: {label(name)}", *_figures(comparison.differences[name])]
        for key, comparison in slices.items()
        for name in HEADLINE
        if name in comparison.differences and comparison.differences[name].difference
    ]
    return Table(["", "n", "before", "after", "difference", "", "p"], rows)


def _everything(slices: Slices) -> Table:
    rows = [
        [by, value, str(comparison.questions), name, each.better, *_raw(each)]
        for (by, value), comparison in slices.items()
        for name, each in comparison.differences.items()
    ]
    return Table(["by", "value", "questions", "measure", "better", *_FIGURES], rows)


def _raw(each: Difference) -> Iterator[str]:
    for figure in _FIGURES:
        value = getattr(each, figure)
        yield "" if value is None else str(value)


def _figures(each: Difference) -> list[str]:
    return [
        str(each.n),
        number(each.before),
        number(each.after),
        signed(each.difference),
        f"[{signed(each.low)}, {signed(each.high)}]",
        chance(each.p),
    ]


def _judged(each: Difference) -> list[str]:
    told = reading(each)
    holm = "" if each.corrected is None else chance(each.corrected)
    return [holm, told if told in ("better", "worse") else ""]


def _lists(compared: Compared) -> dict[str, Sequence[str]]:
    unpaired = compared.comparison.unpaired
    lists = {
        f"Turned right ({len(compared.turned_right)})": _turned(compared.turned_right),
        f"Turned wrong ({len(compared.turned_wrong)})": _turned(compared.turned_wrong),
        f"Left out, not asked alike in both runs ({len(unpaired)})": unpaired,
        "What differs between the runs": compared.differs or ("nothing that can change an answer",),
    }
    return {title: lines for title, lines in lists.items() if lines}


def _turned(questions: Sequence[Turned]) -> list[str]:
    return [
        line
        for each in questions
        for line in (f"{each.name}: {each.question}", f"  {each.before} -> {each.after}")
    ]
