"""The filled cells of a sheet -> the tables on it, parted by empty rows and columns."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.errors import UnreadableError
from ingest.readers.office.grid import Grid

_MOST_REPEATED = 5_000_000  # characters that merged cells may add
_MOST_PLACES = 5_000_000  # cells of one table, empty ones included

# The first column of the merged range, by the columns that continue it.
_Origins = dict[int, int]


@dataclass(frozen=True)
class Merge:
    """A merged range: one-based rows and columns, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Sheet:
    """What is visible on a sheet: texts by row and column, and what is hidden between them."""

    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Block:
    """A table on a sheet, and the columns in which it stands."""

    columns: tuple[int, ...]
    grid: Grid


def sheet_blocks(sheet: Sheet) -> Iterator[Block]:
    """Give the tables of a sheet, from top to bottom and left to right."""
    origins = _spread(sheet)
    for numbers in _runs(sorted(sheet.rows), sheet.hidden_rows):
        band = [sheet.rows[number] for number in numbers]
        used = sorted({column for row in band for column in row})
        for columns in _runs(used, sheet.hidden_columns):
            if len(numbers) * len(columns) > _MOST_PLACES:
                raise UnreadableError("a sheet has too many cells; split it", "too large")
            yield Block(tuple(columns), _grid(sheet, numbers, columns, origins))


def _grid(
    sheet: Sheet, numbers: Sequence[int], columns: Sequence[int], origins: Mapping[int, _Origins]
) -> Grid:
    rows: list[list[str]] = []
    joined: set[tuple[int, int]] = set()
    for number in numbers:
        row, origin = sheet.rows[number], origins.get(number, {})
        # A title that is merged over two tables belongs to the left one.
        inside = [origin.get(column, column) >= columns[0] for column in columns]
        joined |= {(len(rows), c) for c, column in enumerate(columns) if column in origin}
        rows.append(
            [row.get(c, "") if keep else "" for c, keep in zip(columns, inside, strict=True)]
        )
    return Grid(rows, frozenset(joined))


def _spread(sheet: Sheet) -> dict[int, _Origins]:
    """Copy merged texts to their places among filled cells; give where joined ones come from."""
    joined: dict[int, _Origins] = {}
    rows = sorted(sheet.rows)
    columns = sorted({column for row in sheet.rows.values() for column in row})
    repeated = 0
    for merge in sheet.merges:
        text = sheet.rows.get(merge.top, {}).get(merge.left, "")
        if not text:
            continue
        # Ranges go over whole sheets at no cost to who makes the file: only filled rows count.
        for number in rows[bisect_left(rows, merge.top) : bisect_right(rows, merge.bottom)]:
            first, last = bisect_left(columns, merge.left), bisect_right(columns, merge.right)
            repeated += (last - first) * (len(text) + 1)
            if repeated > _MOST_REPEATED:
                raise UnreadableError("its merged cells hold too much text; split it", "too large")
            for column in columns[first:last]:
                if column in sheet.rows[number]:
                    continue
                sheet.rows[number][column] = text
                if column > merge.left:
                    joined.setdefault(number, {})[column] = merge.left
    return joined


def _runs(numbers: Sequence[int], hidden: set[int]) -> Iterator[Sequence[int]]:
    """Part sorted numbers where one is missing that is not hidden."""
    missing = sorted(hidden)
    start = 0
    for index in range(1, len(numbers) + 1):
        if index < len(numbers):
            before, after = numbers[index - 1], numbers[index]
            between = bisect_left(missing, after) - bisect_right(missing, before)
            if after - before - 1 <= between:
                continue
        if numbers[start:index]:
            yield numbers[start:index]
        start = index
