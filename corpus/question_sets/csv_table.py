"""CSV files -> rows of a test set, whatever a spreadsheet program made of them."""

import csv
import io
from pathlib import Path

from corpus.charset import decode_text
from corpus.errors import CorpusError
from corpus.question_sets.row import Row
from corpus.question_sets.table import Grid, table_rows
from corpus.question_sets.wording import FIELDS, Fault

_DELIMITERS = ",;\t"  # a comma, or what Excel writes where the comma is the decimal mark


def read_csv(path: Path) -> list[Row]:
    """Give the rows of a CSV file; they are counted as a spreadsheet shows them."""
    text = decode_text(path.read_bytes())
    if text is None:
        raise CorpusError(f"{path}: the character set is not clear; save it as CSV UTF-8")
    for delimiter in _DELIMITERS:
        rows: list[list[str]] = []
        faults: tuple[Fault, ...] = ()
        try:
            for row in csv.reader(io.StringIO(text, ""), delimiter=delimiter, strict=True):
                rows.append(row)  # one by one: what was read before a fault counts
        except csv.Error:
            what = 'a quotation mark is not closed; inside a text, write it twice: ""'
            faults = (Fault("", what),)
        grid = Grid(rows)
        header = grid.header
        if header is None:
            continue
        broken = [Row(f"row {len(rows) + 1}", {}, faults)] if faults else []
        return table_rows(grid, header, path.stem) + broken
    raise CorpusError(f'{path}: no column "question"; name the columns {", ".join(FIELDS)}')
