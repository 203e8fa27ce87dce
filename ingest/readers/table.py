"""Rows of cells -> a Markdown table."""

from collections.abc import Sequence


def markdown_table(names: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    """Give a table under column names, rows of another width filled up; without names, the rows.

    A bar in a cell is written wide: where a row is read again, nothing can escape it.
    """
    width = max((len(row) for row in (names, *body)), default=0)
    rows = [_line([*row, *[""] * (width - len(row))]) for row in body]
    if not names:
        return "\n".join(rows)
    head = _line([*names, *[""] * (width - len(names))])
    return "\n".join([head, "|" + " --- |" * width, *rows])


def _line(values: Sequence[str]) -> str:
    return "| " + " | ".join(value.replace("|", "｜") for value in values) + " |"
