"""A table as text, Markdown and CSV."""

import csv
import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """A heading for each column, and rows of as many cells; the first column names the row."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    def as_text(self) -> str:
        """Give lines in columns: the first to the left, the others to the right."""
        lines = [self.head, *self.rows]
        widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
        return "\n".join(_line(cells, widths) for cells in lines)

    def as_markdown(self) -> str:
        """Give a Markdown table."""
        rule = ["---", *["---:" for _ in self.head[1:]]]
        lines = [self.head, rule, *self.rows]
        return "\n".join(f"| {' | '.join(map(_escaped, cells))} |" for cells in lines)

    def as_csv(self) -> str:
        """Give lines of comma-separated values."""
        file = io.StringIO()
        csv.writer(file, lineterminator="\n").writerows([self.head, *self.rows])
        return file.getvalue().rstrip("\n")


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padding = [" " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True)]
    columns = [cells[0] + padding[0]]
    columns += [space + cell for space, cell in zip(padding[1:], cells[1:], strict=True)]
    return "  ".join(columns).rstrip()


def _width(text: str) -> int:
    # Chinese characters are two columns wide.
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def _escaped(cell: str) -> str:
    return cell.replace("|", "\\|")
