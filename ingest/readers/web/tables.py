"""An HTML table -> a Markdown table; None for one that only lays out a page."""

import re
from dataclasses import dataclass

from bs4 import Tag
from bs4.element import NavigableString

from ingest.readers.table import markdown_table

_SPACE = re.compile(r"\s+")
_MOST_CELLS = 200_000
_WIDEST_SPAN = 200
_LONG_CELL = 400  # characters; cells of a data table are shorter on average
_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
_ENDED = (".", ";", ":", ",", "。", "；", "：", "，", "!", "?", "！", "？")
_PARTS = frozenset({"li", "p", "div", "dd", "dt", "tr"})


@dataclass(frozen=True)
class _Cell:
    text: str
    header: bool


_NOTHING = _Cell("", False)


def data_table(table: Tag) -> str | None:
    """Give a data table as Markdown: spans filled in, header rows made one."""
    if table.find(["table", *_HEADINGS]) is not None:
        return None
    rows = _rows(table)
    if _lays_out(table, rows):
        return None
    grid = _grid(rows)
    if not grid:
        return None
    head = _header_rows(table, grid)
    columns = zip(*([cell.text for cell in row] for row in grid[:head]), strict=True)
    body = [[cell.text for cell in row] for row in grid[head:]]
    return markdown_table([_joined(list(column)) for column in columns], body)


def _rows(table: Tag) -> list[Tag]:
    return [row for row in table.find_all("tr") if row.find_parent("table") is table]


def _cells(row: Tag) -> list[Tag]:
    return [c for c in row.find_all(["td", "th"]) if c.find_parent("tr") is row]


def _lays_out(table: Tag, rows: list[Tag]) -> bool:
    if str(table.get("role", "")).lower() in ("presentation", "none"):
        return True
    cells = [cell for row in rows for cell in _cells(row)]
    if not cells:
        return True
    if len(cells) > 1 and (table.find(["th", "thead"]) is not None):
        return False
    if len(rows) < 2 or max(len(_cells(row)) for row in rows) < 2:
        return True
    return sum(len(cell.get_text()) for cell in cells) > _LONG_CELL * len(cells)


def _grid(rows: list[Tag]) -> list[list[_Cell]]:
    """Give rows of equal length: a spanning cell's words stand in each place that it covers."""
    grid: list[list[_Cell]] = []
    hanging: dict[int, tuple[int, _Cell]] = {}  # column -> rows still to fill, with what
    total = 0
    for row in rows:
        filled: dict[int, _Cell] = {}
        for column, (left, cell) in list(hanging.items()):
            filled[column] = cell
            if left > 1:
                hanging[column] = (left - 1, cell)
            else:
                del hanging[column]
        column = 0
        spanned = bool(filled)
        own = _cells(row)
        for tag in own:
            while column in filled:
                column += 1
            cell = _Cell(_words(tag), tag.name == "th")
            width, height = _span(tag, "colspan"), _span(tag, "rowspan")
            alone = len(own) == 1 and not spanned
            for offset in range(width):
                # A row with one cell is a title between rows: once is enough.
                filled[column + offset] = cell if not offset or not alone else _NOTHING
                if height > 1:
                    hanging[column + offset] = (height - 1, cell)
            column += width
        total += len(filled)
        if total > _MOST_CELLS:
            break
        if any(cell.text for cell in filled.values()):
            grid.append([filled.get(index, _NOTHING) for index in range(max(filled) + 1)])
    width = max((len(row) for row in grid), default=0)
    padded = [row + [_NOTHING] * (width - len(row)) for row in grid]
    kept = [index for index in range(width) if any(row[index].text for row in padded)]
    return [[row[index] for index in kept] for row in padded]


def _span(tag: Tag, name: str) -> int:
    value = str(tag.get(name, "1")).strip()
    return max(1, min(int(value), _WIDEST_SPAN)) if value.isdecimal() else 1


def _words(cell: Tag) -> str:
    """Give a cell in one line; list items and paragraphs are parted by semicolons."""
    parts = [""]
    for node in cell.descendants:
        if isinstance(node, Tag):
            if node.name == "br":
                parts[-1] += " "
            elif node.name in _PARTS:
                parts.append("")
        elif type(node) is NavigableString:
            if _left_a_part(node):
                parts.append("")
            parts[-1] += str(node)
    text = ""
    for part in (_SPACE.sub(" ", part).strip() for part in parts):
        if part:
            text += part if not text else (" " if text.endswith(_ENDED) else "; ") + part
    return text


def _left_a_part(node: NavigableString) -> bool:
    before = node.previous_sibling
    return isinstance(before, Tag) and before.name in _PARTS


def _header_rows(table: Tag, grid: list[list[_Cell]]) -> int:
    """Count the rows of names at the top."""
    count = 0
    for row in grid:
        if not all(cell.header or not cell.text for cell in row):
            break
        count += 1
    if count == len(grid):
        count = 1
    if count:
        return count
    if table.find("thead") is not None:
        return 1
    if any(cell.header for cell in grid[0]):
        return 0  # names of rows
    return 1 if _looks_like_names(grid) else 0


def _looks_like_names(grid: list[list[_Cell]]) -> bool:
    """Tell whether a first row without header cells reads as names of columns."""
    first = [cell.text for cell in grid[0]]
    if len(grid) < 2 or len(first) < 2 or not all(first) or len(set(first)) < len(first):
        return False
    short = all(len(text) <= 60 and not text.endswith(_ENDED) for text in first)
    figures = any(any(c.isdigit() for c in text) and len(text) < 12 for text in first)
    below = sum(len(cell.text) for row in grid[1:] for cell in row) / (len(grid) - 1)
    return short and not figures and (below > sum(map(len, first)) or _has_figures(grid[1:]))


def _has_figures(rows: list[list[_Cell]]) -> bool:
    return any(any(c.isdigit() for c in cell.text) for row in rows for cell in row[1:])


def _joined(names: list[str]) -> str:
    return " ".join(dict.fromkeys(name for name in names if name))
