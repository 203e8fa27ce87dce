"""Tables with ruling lines: cells by pdfplumber's rules, their text by pypdfium2.

pdfplumber's own reading of a page takes half a second; its rules for cells need the lines alone,
which pypdfium2 gives in a millisecond.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pypdfium2  # type: ignore[import-untyped]  # ships no types
from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)

from ingest.readers.pdf.file import PdfFile
from ingest.readers.pdf.layout.characters import clean, respaced
from ingest.readers.pdf.layout.line import PageLines
from ingest.readers.pdf.layout.quality import quality
from ingest.readers.pdf.layout.table import Table
from ingest.readers.pdf.rulings import Ruling, rulings
from ingest.readers.table import markdown_table

_FEWEST_RULINGS = 5  # that two cells take
_MOST_RULINGS = 400  # after joining; a plot's grid has more
_MOST_CROSSINGS = 3000  # finding cells takes the square of it
_TOLERANCE = 3.0  # points, pdfplumber's default
_FILLED = 0.4  # of the cells hold something: fewer do in a frame around a text
_LONGEST_CELL = 1500  # characters; a longer one is a text with a frame around it
_HELD = 0.3  # of the table's characters stand in the lines that it replaces


@dataclass(frozen=True)
class _Cell:
    """A cell's box; y grows upwards."""

    x0: float
    x1: float
    top: float
    bottom: float


def with_tables(file: PdfFile, pages: Sequence[PageLines]) -> list[PageLines]:
    """Give the pages with their ruled tables in place of the lines that the tables hold."""
    placed = []
    for lines in pages:
        try:
            placed.append(_placed(lines, _tables(file, lines.number)) if lines.lines else lines)
        except (pypdfium2.PdfiumError, ValueError):
            placed.append(lines)  # pypdfium2 cannot open what pypdf can: text without tables
    return placed


def _tables(file: PdfFile, number: int) -> list[Table]:
    page = file.pdfium[number - 1]
    try:
        if page.get_rotation():
            return []
        groups = _cells(rulings(page))
        if not groups:
            return []
        text = page.get_textpage()
        try:
            tables = (_table(cells, text) for cells in groups)
            return [table for table in tables if table is not None]
        finally:
            text.close()
    finally:
        page.close()


def _cells(found: Sequence[Ruling]) -> list[list[_Cell]]:
    across = sum(ruling.across for ruling in found)
    if min(across, len(found) - across) < 2 or len(found) < _FEWEST_RULINGS:
        return []
    # pdfplumber counts from the top down.
    edges = [
        {
            "x0": each.x0,
            "x1": each.x1,
            "top": -each.y1,
            "bottom": -each.y0,
            "width": each.x1 - each.x0,
            "height": each.y1 - each.y0,
            "orientation": "h" if each.across else "v",
        }
        for each in found
    ]
    merged = merge_edges(edges, *[_TOLERANCE] * 4)
    if len(merged) > _MOST_RULINGS:
        return []
    crossings = edges_to_intersections(merged, _TOLERANCE, _TOLERANCE)
    if len(crossings) > _MOST_CROSSINGS:
        return []
    groups = cells_to_tables(intersections_to_cells(crossings))
    return [[_Cell(x0, x1, -top, -bottom) for x0, top, x1, bottom in group] for group in groups]


def _table(cells: Sequence[_Cell], text: pypdfium2.PdfTextPage) -> Table | None:
    lefts = sorted({cell.x0 for cell in cells})
    tops = sorted({cell.top for cell in cells}, reverse=True)
    rows = [[""] * len(lefts) for _ in tops]
    for cell in cells:
        # pypdfium2 takes the hyphen at a line's end for a sign of its own.
        words = text.get_text_bounded(cell.x0, cell.bottom, cell.x1, cell.top)
        words = words.replace("\x02", "").replace("\ufffe", "")
        rows[tops.index(cell.top)][lefts.index(cell.x0)] = respaced(clean(words))
    rows = [row for row in rows if any(row)]
    kept = [column for column in range(len(lefts)) if any(row[column] for row in rows)]
    rows = [[row[column] for column in kept] for row in rows]
    values = [value for row in rows for value in row]
    if len(rows) < 2 or len(kept) < 2 or sum(map(bool, values)) < _FILLED * len(values):
        return None
    if max(map(len, values)) > _LONGEST_CELL or quality(" ".join(values)).verdict != "good":
        return None
    return Table(
        markdown_table(rows[0], rows[1:]),
        lefts[0],
        max(c.x1 for c in cells),
        tops[0],
        min(c.bottom for c in cells),
    )


def _placed(page: PageLines, tables: Sequence[Table]) -> PageLines:
    for table in tables:
        kept = tuple(line for line in page.lines if not table.holds(line.x0, line.x1, line.y))
        inside = len(page.text) - len(replace(page, lines=kept).text)
        # Where the places do not agree (turned text, a false grid), the lines stay as they are.
        if inside >= _HELD * len(table.markdown.replace(" --- ", "")):
            page = replace(page, lines=kept, tables=(*page.tables, table))
    return page
