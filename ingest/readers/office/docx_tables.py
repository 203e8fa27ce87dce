"""A Word table -> a grid of its cells' words."""

from collections.abc import Callable, Iterator

from lxml import etree

from ingest.readers.office.docx_styles import W, child, value
from ingest.readers.office.grid import Grid

_MOST_COLUMNS = 100  # Word has 63 at most; a damaged span may say millions
_FIRST_ROW = 0x20  # in the old form of tblLook
_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins")}

CellText = Callable[[etree._Element], str]


def table_grid(table: etree._Element, text: CellText) -> Grid:
    """Give the visible rows of a table; merged cells hold their text in every place."""
    rows: list[list[str]] = []
    joined: set[tuple[int, int]] = set()
    repeated = 0
    for row in table_rows(table):
        if child(row, "trPr", "tblHeader") is not None and repeated == len(rows):
            repeated += 1
        texts: list[str] = [""] * _number(value(row, "trPr", "gridBefore"), 0)
        for cell in row_cells(row):
            start = len(texts)
            words = text(cell)
            merged = child(cell, "tcPr", "vMerge")
            if merged is not None and merged.get(f"{W}val", "continue") == "continue":
                words = rows[-1][start] if rows and start < len(rows[-1]) else words
            texts.extend([words] * _number(value(cell, "tcPr", "gridSpan"), 1))
            joined |= {(len(rows), column) for column in range(start + 1, len(texts))}
        rows.append(texts)
    return Grid(rows, frozenset(joined), max(repeated, int(_has_header(table))))


def table_rows(table: etree._Element) -> Iterator[etree._Element]:
    """Give the rows that are neither deleted nor hidden."""
    for row in _within(table, f"{W}tr"):
        if child(row, "trPr", "del") is None and child(row, "trPr", "hidden") is None:
            yield row


def row_cells(row: etree._Element) -> Iterator[etree._Element]:
    """Give the cells of a row."""
    return _within(row, f"{W}tc")


def _within(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    for each in element:
        if each.tag == tag:
            yield each
        elif each.tag in _WRAPPERS:
            yield from _within(each, tag)


def _has_header(table: etree._Element) -> bool:
    look = child(table, "tblPr", "tblLook")
    if look is None:
        return True
    if look.get(f"{W}firstRow"):
        return look.get(f"{W}firstRow") not in ("0", "false", "off")
    try:
        return bool(int(look.get(f"{W}val", "20"), 16) & _FIRST_ROW)
    except ValueError:
        return True


def _number(written: str, least: int) -> int:
    return min(max(int(written), least), _MOST_COLUMNS) if written.isdecimal() else least
