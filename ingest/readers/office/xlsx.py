"""XLSX and XLSM: a sheet is a page, a row is a record under its header."""

import warnings
from datetime import date
from functools import partial
from pathlib import Path

from openpyxl import load_workbook

from ingest.errors import UnreadableError
from ingest.readers.office.archive import opened
from ingest.readers.office.grid import read_table
from ingest.readers.office.properties import core_properties
from ingest.readers.office.sheet import Sheet, sheet_blocks
from ingest.readers.office.sheet_cells import SheetCells
from ingest.reading import Element, PageReading, Reading, ReadOptions, Tick

_NAME = "xlsx"


def read_xlsx(path: Path, options: ReadOptions, tick: Tick) -> Reading:
    """Give the visible sheets of a workbook: headings, titles and tables."""
    with opened(path) as archive, path.open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl names every extension that it does not know
        properties = core_properties(archive, date.today())
        # Given as a file: openpyxl refuses a path by its suffix.
        book = load_workbook(file, read_only=True, data_only=True)
        if len(book.worksheets) > options.limits.pages:
            raise UnreadableError(f"has more than {options.limits.pages} sheets", "too large")
        elements: list[Element] = []
        pages: list[PageReading] = []
        characters = options.limits.characters
        for number, sheet in enumerate(book.worksheets, start=1):
            alive = partial(tick, number - 1, len(book.worksheets))
            alive()
            if sheet.sheet_state != "visible":
                pages.append(PageReading(number, sheet.title, _NAME, note="hidden, left out"))
                continue
            cells = SheetCells(book, sheet, alive)
            found = _elements(cells.read(characters), sheet.title, number)
            characters -= sum(len(element.text) for element in found)
            elements.extend(found)
            pages.append(PageReading(number, sheet.title, _NAME, note=cells.note))
        tick(len(pages), len(pages))
    return Reading(
        tuple(elements),
        reader=_NAME,
        title=properties.title or path.stem,  # a sheet's name, "Sheet1", would be no title
        as_of=properties.as_of,
        pages=tuple(pages),
    )


def _elements(sheet: Sheet, name: str, number: int) -> list[Element]:
    elements: list[Element] = []
    named: dict[int, str] = {}
    for block in sheet_blocks(sheet):
        # Rows below a gap go on with the table above it, unless they have a header of their own.
        above = [named.get(column, "") for column in block.columns]
        table = read_table(block.grid, number, above if all(above) else ())
        elements.extend(table.elements)
        if len(table.columns) == len(block.columns):
            named = dict(zip(block.columns, table.columns, strict=True))
    return [Element("heading", name, page=number), *elements] if elements else []
