"""CSV and TSV: a row is a record under its header."""

import csv
from collections import Counter
from io import StringIO
from pathlib import Path

from ingest.errors import UnreadableError
from ingest.readers.office.encoding import decoded
from ingest.readers.office.grid import Grid, read_table
from ingest.reading import Reading, ReadOptions, Tick

_NAME = "csv"
_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 20_000  # characters
_SAMPLE_ROWS = 50
_ROWS_A_TICK = 1000


def read_csv(path: Path, options: ReadOptions, tick: Tick) -> Reading:
    """Give the rows as one table, and the lines above its header as paragraphs."""
    text = decoded(path.read_bytes())
    if len(text) > options.limits.characters:
        raise UnreadableError("holds too much text; split it", "too large")
    rows: list[list[str]] = []
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text)):
            if any(cell.strip() for cell in row):
                rows.append(row)
            if len(rows) % _ROWS_A_TICK == 0:
                tick(0, 1)
    except csv.Error as error:
        raise UnreadableError(f"{error}; a quotation mark may be missing") from error
    tick(1, 1)
    return Reading(read_table(Grid(rows)).elements, reader=_NAME, title=path.stem)


def _delimiter(text: str) -> str:
    """Give the delimiter that cuts most rows of the sample to the same number of cells."""
    return max(_DELIMITERS, key=lambda each: _fit(text[:_SAMPLE], each))


def _fit(sample: str, delimiter: str) -> float:
    reader = csv.reader(StringIO(sample, newline=""), delimiter=delimiter)
    try:
        rows = [row for row in reader if row][:_SAMPLE_ROWS]
    except csv.Error:
        return 0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    return count + width / 1000
