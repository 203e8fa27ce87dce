"""Test sets as a table: a header that names the fields, a row a question."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from corpus.question_sets.cells import value_of
from corpus.question_sets.handwritten import completed
from corpus.question_sets.nearest import suggestion
from corpus.question_sets.quoted import quoted
from corpus.question_sets.row import Row
from corpus.question_sets.wording import FIELDS, Fault

_QUESTION = "question"
_HEADER_WITHIN = 20  # rows; above it may stand a title


@dataclass(frozen=True)
class Grid:
    """The cells of a table as text, and why a cell (row and column from 0) has none."""

    rows: Sequence[Sequence[str]]
    unread: dict[tuple[int, int], str] = field(default_factory=dict)
    name: str = ""  # of the sheet, where there are several

    @property
    def header(self) -> int | None:
        """The index of the row that names the columns: the first with "question"."""
        for index, row in enumerate(self.rows[:_HEADER_WITHIN]):
            if _QUESTION in map(_column, row):
                return index
        return None


def table_rows(grid: Grid, header: int, stem: str) -> list[Row]:
    """Give the rows below the header; what is wrong with the header itself is a row, too."""
    columns = [_column(text) for text in grid.rows[header]]
    place = f'sheet "{grid.name}", row' if grid.name else "row"
    faults = tuple(_header_faults(grid.rows[header], columns))
    rows = [Row(f"{place} {header + 1}", {}, faults)] if faults else []
    unread = {row for row, _ in grid.unread}
    for index in range(header + 1, len(grid.rows)):
        if index in unread or any(text.strip() for text in grid.rows[index]):
            rows.append(_row(grid, index, columns, place, stem))
    return rows


def _column(text: str) -> str:
    return "_".join(unicodedata.normalize("NFKC", text).casefold().replace("-", " ").split())


def _header_faults(written: Sequence[str], columns: Sequence[str]) -> list[Fault]:
    faults: list[Fault] = []
    for index, column in enumerate(columns):
        if column and column not in FIELDS:
            said = f"unknown column {quoted(written[index])}; {suggestion(column, FIELDS)}"
            faults.append(Fault("", said))
        elif column and column in columns[:index]:
            faults.append(Fault("", f'two columns are named "{column}"'))
    return faults


def _row(grid: Grid, index: int, columns: Sequence[str], place: str, stem: str) -> Row:
    fields: dict[str, object] = {}
    faults: list[Fault] = []
    for number, text in enumerate(grid.rows[index]):
        column = columns[number] if number < len(columns) else ""
        if (index, number) in grid.unread:
            faults.append(Fault(column, grid.unread[index, number]))
        elif not column and text.strip():
            faults.append(Fault("", _headless(number, text)))
        elif column in FIELDS and column not in fields:
            try:
                fields[column] = value_of(column, text)
            except ValueError as error:
                faults.append(Fault(column, str(error)))
    whole = completed(fields, f"{stem}-{index + 1}")
    return Row(f"{place} {index + 1}", whole, tuple(faults))


def _headless(number: int, text: str) -> str:
    return (
        f"{quoted(text)} stands in column {get_column_letter(number + 1)}, which has no "
        "header; in a CSV file put a text with a comma in quotation marks"
    )
