"""Excel workbooks -> rows of a test set."""

import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell

from corpus.errors import CorpusError
from corpus.number_format import shown
from corpus.question_sets.row import Row
from corpus.question_sets.table import Grid, table_rows
from corpus.question_sets.wording import FIELDS

_OLD_OR_LOCKED = bytes.fromhex("d0cf11e0a1b11ae1")
_NO_VALUE = "the formula has no stored value; open the file in Excel and save it"


def read_xlsx(path: Path) -> list[Row]:
    """Give the rows of the first sheet that has a column "question"."""
    content = path.read_bytes()
    if content.startswith(_OLD_OR_LOCKED):
        raise CorpusError(f"{path}: an old or a locked workbook; save it as .xlsx, no password")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl names every extension that it does not know
            grids = list(_grids(content))
    except Exception as error:  # a broken part makes openpyxl raise nearly anything
        raise CorpusError(f"{path}: not an Excel workbook; save it as .xlsx") from error
    for grid in grids:
        header = grid.header
        if header is not None:
            return table_rows(grid, header, path.stem)
    raise CorpusError(
        f'{path}: no sheet has a column "question"; name the columns {", ".join(FIELDS)}'
    )


def _grids(content: bytes) -> Iterator[Grid]:
    values = load_workbook(BytesIO(content), read_only=True, data_only=True)
    formulas = load_workbook(BytesIO(content), read_only=True)
    for sheet in values.sheetnames:
        name = sheet if len(values.sheetnames) > 1 else ""
        rows: list[list[str]] = []
        unread: dict[tuple[int, int], str] = {}
        written = _rows(formulas, sheet)
        for index, cells in enumerate(_rows(values, sheet)):
            asked = next(written)
            rows.append([_text(cell) for cell in cells])
            for column, (cell, formula) in enumerate(zip(cells, asked, strict=True)):
                if cell.data_type == "e":
                    unread[index, column] = f"the cell shows the error {cell.value}"
                elif cell.value is None and formula.data_type == "f":
                    unread[index, column] = _NO_VALUE
        yield Grid(rows, unread, name)


def _rows(book: Workbook, sheet: str) -> Iterator[tuple[Cell | MergedCell, ...]]:
    source = book[sheet]
    if not hasattr(source, "reset_dimensions"):  # a chart has a sheet of its own
        return iter(())
    source.reset_dimensions()  # a sheet may claim to be larger or smaller than it is
    return source.iter_rows()


def _text(cell: Cell | MergedCell) -> str:
    if cell.value is None:
        return ""
    # A share of 0.4 that the sheet shows as 40% is written 40%. The stubs name types that are
    # only written.
    return shown(cell.value, cell.number_format)  # type: ignore[arg-type]
