"""The cells of a table -> a Markdown table, with what stands above and below it as paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.table import markdown_table
from ingest.reading import Element

_NUMBER = re.compile(
    r"(?:[A-Z]{0,3}[$€£¥])?\s*[-+−(]?\s*[$€£¥]?\d[\d,.\s]*%?\)?"
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]\d{1,2}:\d\d(?::\d\d)?)?"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIRST_ROWS = 6  # among which a sheet's header is looked for
_DEEPEST_HEADER = 3


@dataclass(frozen=True)
class Grid:
    """Rows of one width; a merged cell's text stands in each of its places.

    `joined` holds the (row, column) of places that only continue the cell to their left; `header`
    is the number of header rows, None where they are to be found.
    """

    rows: Sequence[Sequence[str]]
    joined: frozenset[tuple[int, int]] = frozenset()
    header: int | None = None


@dataclass(frozen=True)
class TableReading:
    """A grid as elements, and the names of its columns (none where it has no header)."""

    elements: tuple[Element, ...]
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Row:
    """A row's texts, and those without what merging repeats."""

    texts: tuple[str, ...]
    own: tuple[str, ...]

    @property
    def spans(self) -> bool:
        return len(self.own) < len(self.texts)

    @property
    def alone(self) -> str:
        """The only text of the row, empty where there are more."""
        filled = [text for text in self.own if text]
        return filled[0] if len(filled) == 1 else ""


def cell_text(text: str) -> str:
    """Give text that is safe in a Markdown table: one line, no bar (it cannot be escaped there)."""
    return " ".join(text.replace("|", "/").split())


def read_table(grid: Grid, page: int | None = None, columns: Sequence[str] = ()) -> TableReading:
    """Give the elements of a grid; `columns` are the names to use where no header is found."""
    rows = [row for row in _rows(grid) if any(row.texts)]
    if not rows:
        return TableReading(())
    width = len(rows[0].texts)
    if width == 1:
        lines = tuple(Element("paragraph", row.texts[0], page=page) for row in rows)
        return TableReading(lines)
    before: list[str] = []
    while len(rows) > 1 and _stands_above(rows[0], grid):
        before.append(rows.pop(0).alone)
    after: list[str] = []
    while len(rows) > 2 and _stands_below(rows[-1], grid):
        after.insert(0, rows.pop().alone)
    head = rows[: _header_depth(rows, grid, len(before))]
    if grid.header is None and not head:
        first = next((i for i, row in enumerate(rows[:_FIRST_ROWS]) if _names_columns(row)), 0)
        before.extend(" ".join(filter(None, row.own)) for row in rows[:first])
        rows = rows[first:]
        head = rows[: _header_depth(rows, grid, 0)]
    names = _column_names(head) if head else tuple(columns)
    body = rows[len(head) :]
    if not body:
        # A header alone would be no row that could be quoted.
        names, body = (), head
    table = markdown_table(names or ("",) * width, [_body_texts(row) for row in body])
    return TableReading(
        (
            *(Element("paragraph", text, page=page) for text in before),
            Element("table", table, page=page),
            *(Element("paragraph", text, page=page) for text in after),
        ),
        names,
    )


def _rows(grid: Grid) -> list[_Row]:
    rows: list[_Row] = []
    width = max((len(row) for row in grid.rows), default=0)
    for index, row in enumerate(grid.rows):
        texts = (*(cell_text(text) for text in row), *("",) * (width - len(row)))
        own = tuple(t for column, t in enumerate(texts) if (index, column) not in grid.joined)
        rows.append(_Row(texts, own))
    used = [column for column in range(width) if any(row.texts[column] for row in rows)]
    if len(used) < width:
        rows = [_Row(tuple(row.texts[c] for c in used), row.own) for row in rows]
    return rows


def _stands_above(row: _Row, grid: Grid) -> bool:
    # In a sheet a title has a row of its own; in a document only a merged row is surely one.
    return bool(row.alone) and (grid.header is None or all(row.texts))


def _stands_below(row: _Row, grid: Grid) -> bool:
    if grid.header is None and not any(row.texts[1:]):
        # Of two columns, the second may just be empty.
        return len(row.texts) > 2 or ":" in row.texts[0].replace("：", ":")
    return bool(row.alone) and all(row.texts)


def _header_depth(rows: Sequence[_Row], grid: Grid, titles: int) -> int:
    if grid.header == 0 or (rows and rows[0].texts[0].endswith((":", "："))):
        return 0
    if grid.header is None and not _names_columns(rows[0]):
        return 0
    depth = max(1, (grid.header or 1) - titles)
    # A name above several columns is told apart by the names below it.
    while (
        depth < min(_DEEPEST_HEADER, len(rows) - 1)
        and rows[depth - 1].spans
        and _names_columns(rows[depth])
    ):
        depth += 1
    return min(depth, len(rows))


def _names_columns(row: _Row) -> bool:
    filled = [text for text in row.texts if text]
    numbers = sum(bool(_NUMBER.fullmatch(t)) and not _YEAR.fullmatch(t) for t in filled)
    gaps = len(row.texts) - len(filled)
    few = gaps <= max(1, len(row.texts) // 5)
    return len(filled) > 1 and few and numbers * 2 < len(filled)


def _column_names(head: Sequence[_Row]) -> tuple[str, ...]:
    columns = zip(*(row.texts for row in head), strict=True)
    return tuple(" ".join(dict.fromkeys(filter(None, column))) for column in columns)


def _body_texts(row: _Row) -> tuple[str, ...]:
    # A row that is one merged cell heads the rows below it: said once, not for every column.
    if row.alone and all(row.texts):
        return (row.alone, *("",) * (len(row.texts) - 1))
    return row.texts
