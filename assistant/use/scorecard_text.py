"""A scorecard to read in a terminal and as Markdown."""

from collections.abc import Sequence

from assistant.evaluation.table import Table
from assistant.use.score_item import Item
from assistant.use.scorecard import Area, Scorecard

_NOTE = (
    "Counted in an evaluation run (run) and in the log of use (use), each over n cases, with the "
    "95% interval where the cases are a sample."
)
_HEAD = ("", "value", "95% interval", "n", "from")


def as_text(card: Scorecard) -> str:
    """Give each area as a table, then what each figure is, and what is not measured."""
    parts: list[str] = []
    for area in card.areas:
        parts.append(
            Table((area.name, *_HEAD[1:]), [_cells(each) for each in area.items]).as_text()
        )
        parts.append("\n".join(f"  {each.name} = {each.formula}" for each in area.items))
        parts.append("\n".join(f"  Not measured: {each}." for each in area.not_measured))
    return "\n\n".join([*parts, _NOTE])


def as_markdown(card: Scorecard) -> str:
    """Give each area with its figures and their formulas in one table."""
    parts = ["# How inquiries are handled", _NOTE]
    for area in card.areas:
        parts += [f"## {area.name}", _table(area), _not_measured(area.not_measured)]
    return "\n\n".join(parts)


def _table(area: Area) -> str:
    rows = [[*_cells(each), each.formula] for each in area.items]
    return Table([*_HEAD, "what it is"], rows).as_markdown()


def _not_measured(each: Sequence[str]) -> str:
    return "\n".join(f"- Not measured: {what}." for what in each)


def _cells(item: Item) -> list[str]:
    interval = "" if item.low is None or item.high is None else f"{item.low:.2f} to {item.high:.2f}"
    return [item.name, _value(item), interval, str(item.n), item.source]


def _value(item: Item) -> str:
    if item.value is None:
        return "-"
    return f"{item.value:.0f} ms" if item.unit == "ms" else f"{item.value:.3f}"
