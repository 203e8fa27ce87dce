"""How wide the columns of a table are, in hundredths of its width."""

import math
import unicodedata
from collections.abc import Sequence

from assistant.briefing.paper import Runs, Table

# In narrow characters: the longest word that is kept whole, what a line of the page holds, what
# stands left and right of a cell's text, and a mark.
LONGEST_WORD = 18
_LINE = 100
_MARGIN = 3
_MARK = 2
_WIDE = frozenset("WF")


def column_widths(table: Table) -> tuple[float, ...]:
    """Give the share of each column, by its longest cell where every row fits in one line.

    Where one does not, a column gets what its longest word needs, and of the rest what its cells
    (their root mean square, which one long address among short cells hardly moves) ask beyond it.
    """
    cells = [
        [name, *(_text(row[place]) for row in table.rows)]
        for place, name in enumerate(table.columns)
    ]
    widths: list[float] = [max(map(width, texts)) + _MARGIN for texts in cells]
    if sum(widths) > _LINE:
        widths = [max(map(_longest, texts)) + _MARGIN for texts in cells]
        room = _LINE - sum(widths)
        if room > 0:
            asked = [
                max(1.0, _usual(texts) - least) for texts, least in zip(cells, widths, strict=True)
            ]
            widths = [
                least + room * more / sum(asked) for least, more in zip(widths, asked, strict=True)
            ]
    return tuple(100 * each / sum(widths) for each in widths)


def _text(runs: Runs) -> str:
    return "".join("0" * _MARK if run.mark else run.text for run in runs)


def _longest(text: str) -> int:
    return min(LONGEST_WORD, max(map(width, text.split()), default=0))


def _usual(texts: Sequence[str]) -> float:
    return math.sqrt(sum(width(text) ** 2 for text in texts) / len(texts)) + _MARGIN


def width(text: str) -> int:
    """Give the width of a text in narrow characters."""
    return sum(2 if unicodedata.east_asian_width(each) in _WIDE else 1 for each in text)
