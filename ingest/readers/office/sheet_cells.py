"""The cells of a worksheet as they are shown, without what is hidden."""

from collections.abc import Callable
from typing import IO, Any
from xml.etree.ElementTree import Element as XmlElement

from openpyxl import Workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import FORMULA_TAG, VALUE_TAG, WorkSheetParser

from corpus.number_format import shown
from ingest.errors import UnreadableError
from ingest.readers.office.sheet import Merge, Sheet

_ROWS_A_TICK = 1000


class SheetCells:
    """One sheet that is being read, and what was left out of it."""

    def __init__(self, book: Workbook, sheet: ReadOnlyWorksheet, alive: Callable[[], None]) -> None:
        self._book = book
        self._source = sheet
        self._alive = alive
        self._formats: dict[int, str] = {}
        self._uncalculated = 0
        self._sheet = Sheet()

    def read(self, characters: int) -> Sheet:
        """Give what is visible, at most so many characters."""
        found = self._sheet
        # openpyxl's public ways either trust the size that a sheet claims, or make an object of
        # every cell of a merged range; its parser gives the cells that are there. The stubs know
        # nothing of it.
        strings: list[str] = self._source._shared_strings  # type: ignore[attr-defined]
        with self._source._get_source() as source:  # type: ignore[attr-defined]
            parser = _Parser(source, self._book, strings)
            for index, cells in parser.parse():
                if index % _ROWS_A_TICK == 0:
                    self._alive()
                if parser.row_dimensions.pop(str(index), {}).get("hidden") in ("1", "true"):
                    found.hidden_rows.add(index)
                    continue
                row = self._row(cells, parser)
                characters -= sum(map(len, row.values()))
                if characters < 0:
                    raise UnreadableError("holds too much text; split it", "too large")
                if row:
                    found.rows[index] = row
        self._uncalculated = parser.uncalculated
        for each in parser.merged_cells.mergeCell if parser.merged_cells else ():
            left, top, right, bottom = each.bounds
            found.merges.append(Merge(top, left, bottom, right))
        return found

    @property
    def note(self) -> str:
        """What was left out, in words."""
        counts = {
            "hidden row(s) left out": len(self._sheet.hidden_rows),
            "hidden column(s) left out": len(self._sheet.hidden_columns),
            "formula(s) without a stored value left empty": self._uncalculated,
        }
        return "; ".join(f"{count} {words}" for words, count in counts.items() if count)

    def _row(self, cells: list[dict[str, Any]], parser: "_Parser") -> dict[int, str]:
        row: dict[int, str] = {}
        for cell in cells:
            if cell["value"] is None or cell["data_type"] == "e":
                continue
            text = " ".join(shown(cell["value"], self._format(cell["style_id"])).split())
            if text and parser.hides(cell["column"]):
                self._sheet.hidden_columns.add(cell["column"])
            elif text:
                row[cell["column"]] = text
        return row

    def _format(self, style: int) -> str:
        if style not in self._formats:
            cell = ReadOnlyCell(self._source, 1, 1, None, style_id=style)
            self._formats[style] = cell.number_format
        return self._formats[style]


class _Parser(WorkSheetParser):
    """openpyxl's parser, which also counts formulas without a stored value."""

    def __init__(self, source: IO[bytes], book: Workbook, strings: list[str]) -> None:
        super().__init__(
            source,
            strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,  # type: ignore[attr-defined]
            timedelta_formats=book._timedelta_formats,  # type: ignore[attr-defined]
        )
        self.uncalculated = 0
        self._hidden: list[range] | None = None

    def parse_cell(self, element: XmlElement) -> dict[str, Any]:
        """Give a cell as openpyxl does."""
        formula = element.find(FORMULA_TAG) is not None
        if formula and element.get("t") != "str" and not element.findtext(VALUE_TAG):
            self.uncalculated += 1
        return super().parse_cell(element)

    def hides(self, column: int) -> bool:
        """Tell whether a column is hidden; columns are told of before the first row."""
        if self._hidden is None:
            self._hidden = [
                range(int(each["min"]), int(each["max"]) + 1)
                for each in self.column_dimensions.values()
                if each.get("hidden") in ("1", "true")
            ]
        return any(column in columns for columns in self._hidden)
