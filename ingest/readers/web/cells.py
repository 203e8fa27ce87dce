"""Cells of a table that stand a line each in extracted text -> rows."""

import re
from collections.abc import Sequence

_CELL = re.compile(r"^(?!\s*\|.*\S)(?P<words>.*?)\s*\|\s*$")
_LEAST_ROWS = 3
_RULE = re.compile(r"^\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)+$")
_FIGURE = re.compile(r"^\d+\.?$")


def joined_cells(lines: Sequence[str]) -> list[str]:
    """Write as a table each run of groups of lines that end in a bar, all of one length."""
    lines = _with_outer_bars(lines)
    groups = _groups(lines)
    written: list[str] = []
    index = 0
    while index < len(groups):
        run = _run(groups, index)
        if run:
            written += _table([groups[each] for each in run])
            index = run[-1] + 1
            continue
        written += groups[index]
        index += 1
    return written


def _with_outer_bars(lines: Sequence[str]) -> list[str]:
    """Give tables with a rule but without bars at the ends of their lines those bars."""
    written = list(lines)
    for index, line in enumerate(lines):
        if not _RULE.match(line):
            continue
        above = next((i for i in range(index - 1, -1, -1) if lines[i].strip()), index)
        if "|" not in lines[above]:
            continue
        block = [above, index]
        for later in range(index + 1, len(lines)):
            if "|" in lines[later]:
                block.append(later)
            elif lines[later].strip():
                break
        for each in range(above, block[-1] + 1):
            written[each] = (
                f"| {lines[each].strip().removesuffix('|').strip()} |" if each in block else ""
            )
        # Empty lines inside would end the table.
        rows = [written[each] for each in block]
        written[above : block[-1] + 1] = [*rows, *[""] * (block[-1] + 1 - above - len(rows))]
    return written


def _groups(lines: Sequence[str]) -> list[list[str]]:
    """Part lines at the empty ones, which stand alone."""
    groups: list[list[str]] = []
    for line in lines:
        if line.strip() and groups and groups[-1][0].strip():
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _run(groups: list[list[str]], first: int) -> list[int]:
    """Give the groups from `first` that are rows of one table."""
    width = len(groups[first])
    run: list[int] = []
    index = first
    while index < len(groups) and width > 1 and _is_row(groups[index], width):
        run.append(index)
        index += 2  # an empty line between
    return run if len(run) >= _LEAST_ROWS else []


def _is_row(group: list[str], width: int) -> bool:
    return len(group) == width and all(_CELL.match(line) for line in group)


def _table(rows: list[list[str]]) -> list[str]:
    table = ["| " + " | ".join(_words(cell) for cell in row) + " |" for row in rows]
    numbered = all(_FIGURE.match(_words(row[0])) for row in rows[1:])
    if numbered and not _FIGURE.match(_words(rows[0][0])):
        table.insert(1, "|" + " --- |" * len(rows[0]))
    return table


def _words(cell: str) -> str:
    return cell.strip().removesuffix("|").strip()


def is_cell(line: str) -> bool:
    """Tell whether a line is one cell: it ends in a bar and has no other at its beginning."""
    return _CELL.match(line) is not None


def without_bar(line: str) -> str:
    """Give a cell that stands alone without the bar at its end."""
    match = _CELL.match(line)
    return match["words"] if match else line
