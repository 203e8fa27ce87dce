"""A quoted row of a Markdown table -> the row under the table's head, between its neighbours."""

import re

from corpus.markdown import cells
from page.markup import escape

_RULE = re.compile(r"\|(\s*:?-+:?\s*\|)+\s*")


def quoted_row_html(text: str, start: int, end: int) -> str:
    """Give the row that stands in `text` from `start` to `end`, its cells marked; empty: no row."""
    lines = _table_around(text, start, end)
    if lines is None:
        return ""
    above, row, below = lines
    head, rows = above[0], above[2:]
    columns = len(cells(head))
    around = [
        *([_gap(columns)] if len(rows) > 1 else []),
        *(_row(each) for each in rows[-1:]),
        _row(row, "<mark>{}</mark>"),
        *(_row(each) for each in below[:1]),
        *([_gap(columns)] if len(below) > 1 else []),
    ]
    named = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in cells(head))
    return (
        f'<div class="wide" tabindex="0"><table><thead><tr>{named}</tr></thead>'
        f"<tbody>{''.join(around)}</tbody></table></div>"
    )


def _table_around(text: str, start: int, end: int) -> tuple[list[str], str, list[str]] | None:
    """Give the lines of a table above a row, the row, and those below; None where there is none."""
    row = text[start:end]
    whole = (start == 0 or text[start - 1] == "\n") and text[end : end + 1] in ("", "\n")
    if not whole or "\n" in row or not _is_row(row):
        return None
    above: list[str] = []
    for line in reversed(text[:start].splitlines()):
        if not _is_row(line):
            break
        above.insert(0, line)
    below: list[str] = []
    for line in text[end:].removeprefix("\n").splitlines():
        if not _is_row(line):
            break
        below.append(line)
    is_table = len(above) >= 2 and _RULE.fullmatch(above[1])
    return (above, row, below) if is_table else None


def _is_row(line: str) -> bool:
    return line.startswith("|") and line.rstrip().endswith("|") and len(line) > 1


def _row(line: str, cell: str = "{}") -> str:
    filled = (cell.format(escape(each)) if each else "" for each in cells(line))
    return "<tr>" + "".join(f"<td>{each}</td>" for each in filled) + "</tr>"


def _gap(columns: int) -> str:
    return f'<tr><td colspan="{columns}">…</td></tr>'
