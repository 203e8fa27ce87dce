"""Reading order: columns one after the other, and lines drawn out of order put in their place."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.readers.pdf.layout.furniture import main_angle
from ingest.readers.pdf.layout.line import Line, PageLines, split_at_gaps

_COLUMN_LINES = 6  # a column has at least so many
_COLUMN_WIDTH = 0.25  # of the text's width; narrower ones are a table's or a list of contents'
_VERSE_WIDTH = 0.12  # two tiers of lines that run downwards are no table
_DOWNWARDS = 270
_SWITCHES = 4  # from right to left, more often than headings between columns explain


def ordered(page: PageLines) -> PageLines:
    """Give the page with its lines in the order in which they are read."""
    angle = main_angle(page.lines)
    upright = [line for line in page.lines if line.angle == angle]
    turned = [line for line in page.lines if line.angle != angle]
    pieces = [piece for line in upright for piece in split_at_gaps(line)]
    gutter = _gutter(pieces, _VERSE_WIDTH if angle == _DOWNWARDS else _COLUMN_WIDTH)
    if gutter is not None:
        if _switches(pieces, gutter) > _SWITCHES or _jumps(pieces, gutter):
            upright = _by_columns(pieces, gutter)
    else:
        upright = _in_place(upright)
    # What stands across the page (a label at its side) must not part the text from its next page.
    lines = [*upright[:1], *turned, *upright[1:]] if len(upright) > 1 else [*turned, *upright]
    return replace(page, lines=tuple(lines))


def _gutter(pieces: Sequence[Line], least: float) -> float | None:
    if len(pieces) < 2 * _COLUMN_LINES:
        return None
    left = min(piece.x0 for piece in pieces)
    right = max(piece.x1 for piece in pieces)
    width = right - left
    if width <= 0:
        return None
    best: float | None = None
    fewest = 0.2 * len(pieces)
    for step in range(35, 66):
        x = left + width * step / 100
        crossing = sum(piece.x0 < x < piece.x1 for piece in pieces)
        if crossing < fewest and _two_columns(pieces, x, least * width):
            best, fewest = x, crossing
    return best


def _two_columns(pieces: Sequence[Line], x: float, least: float) -> bool:
    left = [piece for piece in pieces if piece.x1 <= x]
    right = [piece for piece in pieces if piece.x0 >= x]
    if min(len(left), len(right)) < _COLUMN_LINES:
        return False
    overlap = min(max(p.y for p in side) for side in (left, right)) - max(
        min(p.y for p in side) for side in (left, right)
    )
    if overlap < _COLUMN_LINES * left[0].size:
        return False
    widths = (sum(p.x1 - p.x0 for p in side) / len(side) for side in (left, right))
    return min(widths) > least


def _switches(pieces: Sequence[Line], gutter: float) -> int:
    sides = [piece.x0 >= gutter for piece in pieces if not piece.x0 < gutter < piece.x1]
    return sum(before and not after for before, after in zip(sides, sides[1:], strict=False))


def _jumps(lines: Sequence[Line], gutter: float) -> bool:
    # A line above the one before it, where no column begins.
    for before, line in zip(lines, lines[1:], strict=False):
        same_side = (before.x0 >= gutter) == (line.x0 >= gutter)
        if same_side and _upwards(before, line):
            return True
    return False


def _by_columns(pieces: Sequence[Line], gutter: float) -> list[Line]:
    lines: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for piece in sorted(pieces, key=lambda each: (-each.y, each.x0)):
        if piece.x0 < gutter < piece.x1:
            lines += [*left, *right, piece]
            left, right = [], []
        elif piece.x0 >= gutter:
            right.append(piece)
        else:
            left.append(piece)
    return [*lines, *left, *right]


def _in_place(lines: Sequence[Line]) -> list[Line]:
    # Parts that were drawn after what stands below them go before it; all else stays as drawn.
    parts: list[list[Line]] = []
    for line in lines:
        if parts and not _upwards(parts[-1][-1], line):
            parts[-1].append(line)
        else:
            parts.append([line])
    placed: list[list[Line]] = []
    for part in parts:
        bottom = min(line.y for line in part)
        below = (
            index for index, other in enumerate(placed) if max(line.y for line in other) < bottom
        )
        placed.insert(next(below, len(placed)), part)
    return [line for part in placed for line in part]


def _upwards(before: Line, line: Line) -> bool:
    return line.y - before.y > 0.7 * max(before.size, line.size)
