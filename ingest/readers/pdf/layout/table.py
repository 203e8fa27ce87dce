"""A table with ruling lines, and where it stands on its page."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """A Markdown table; y grows upwards."""

    markdown: str
    x0: float
    x1: float
    top: float
    bottom: float

    def holds(self, x0: float, x1: float, y: float) -> bool:
        """Tell whether a line from x0 to x1 at height y stands in the table."""
        across = self.x0 - 2 <= (x0 + x1) / 2 <= self.x1 + 2
        return across and self.bottom - 1 <= y <= self.top + 1


def markdown_table(rows: Sequence[Sequence[str]]) -> str:
    """Give rows as a Markdown table, the first of them its header."""
    width = max(len(row) for row in rows)
    written = [_row([*row, *[""] * (width - len(row))]) for row in rows]
    return "\n".join([written[0], "|" + " --- |" * width, *written[1:]])


def _row(values: Sequence[str]) -> str:
    return "| " + " | ".join(value.replace("|", "\\|") for value in values) + " |"
