"""A line of text and where it stands on its page, put together from runs of one font."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.readers.pdf.layout.characters import clean, respaced
from ingest.readers.pdf.layout.table import Table

_GAP = 2.0  # ems: a wider gap parts columns or cells
_SPACE = 0.18  # ems: a narrower gap is no space


@dataclass(frozen=True)
class Run:
    """Text of one font as it was drawn; y is the baseline and grows upwards."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    angle: int = 0


@dataclass(frozen=True)
class Line:
    """A line of text; `gaps` are the offsets in it behind wide gaps, `angle` its direction."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    angle: int = 0
    gaps: tuple[int, ...] = ()
    edges: tuple[float, ...] = ()  # x at the end and at the start of what each gap parts


@dataclass(frozen=True)
class PageLines:
    """What a page holds, in reading order once it was ordered; one-based number.

    `inkless` tells that some of its letters may be drawn without ink.
    """

    number: int
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    inkless: bool = False

    @property
    def text(self) -> str:
        """The lines' text, a line each."""
        return "\n".join(line.text for line in self.lines)


def lines_of(runs: Iterable[Run]) -> tuple[Line, ...]:
    """Give the lines that runs form, in the order in which the runs come."""
    groups: list[list[Run]] = []
    for run in runs:
        if not run.text.strip():
            # A space drawn by itself parts words; a gap between the words says so as well.
            if groups and groups[-1][-1].y == run.y and not groups[-1][-1].text.endswith(" "):
                groups[-1][-1] = replace(groups[-1][-1], text=groups[-1][-1].text + " ")
            continue
        if groups and _drawn_twice(groups[-1][-1], run):
            continue
        if groups and _same_line(groups[-1], run):
            groups[-1].append(run)
        else:
            groups.append([run])
    lines = (_line(group) for group in groups)
    return tuple(line for line in lines if line.text)


def split_at_gaps(line: Line) -> tuple[Line, ...]:
    """Give the pieces that wide gaps part a line into."""
    if not line.gaps:
        return (line,)
    pieces = []
    offsets = (0, *line.gaps, len(line.text))
    edges = (line.x0, *line.edges, line.x1)
    for index in range(len(offsets) - 1):
        text = line.text[offsets[index] : offsets[index + 1]].strip()
        x0, x1 = edges[2 * index], edges[2 * index + 1]
        pieces.append(replace(line, text=text, x0=x0, x1=x1, gaps=(), edges=()))
    return tuple(piece for piece in pieces if piece.text)


def _drawn_twice(before: Run, run: Run) -> bool:
    # Bold faked by drawing the same words twice, a hair apart.
    near = abs(before.x0 - run.x0) + abs(before.y - run.y) < 0.15 * run.size
    return near and before.text.strip() == run.text.strip()


def _same_line(group: list[Run], run: Run) -> bool:
    last = group[-1]
    if last.angle != run.angle:
        return False
    largest = max(max(each.size for each in group), run.size)
    baseline = max(group, key=lambda each: each.size).y
    raised = min(last.size, run.size) < 0.85 * largest
    allowed = (0.6 if raised else 0.3) * largest
    return abs(run.y - baseline) <= allowed and run.x0 >= last.x0 - 0.1 * largest


def _line(group: list[Run]) -> Line:
    text = ""
    gaps: list[int] = []
    edges: list[float] = []
    end = group[0].x0
    sizes: Counter[float] = Counter()
    for index, run in enumerate(group):
        words = clean(run.text)
        gap = run.x0 - end
        if index and gap > _SPACE * run.size and not text.endswith(" ") and words[:1] != " ":
            text += " "
        if index and gap > _GAP * run.size and text.strip():
            gaps.append(len(text))
            edges += (end, run.x0)
        text += words
        end = max(end, run.x1)
        sizes[round(run.size, 1)] += len(words.strip())
    spaced = respaced(text)
    if len(spaced) != len(text):
        gaps, edges = _moved(gaps, edges, text, spaced)
    size = max(sizes, key=lambda each: (sizes[each], each))
    weight = sum(len(run.text.strip()) for run in group)
    bold = sum(len(run.text.strip()) for run in group if run.bold) > 0.9 * weight
    largest = max(group, key=lambda each: each.size)
    return Line(
        text=spaced,
        x0=group[0].x0,
        x1=end,
        y=largest.y,
        size=size,
        bold=bold,
        angle=group[0].angle,
        gaps=tuple(gaps),
        edges=tuple(edges),
    )


def _moved(
    gaps: list[int], edges: list[float], text: str, spaced: str
) -> tuple[list[int], list[float]]:
    # White space was taken out: the offsets are found again by counting what is left.
    marks = [sum(not c.isspace() for c in text[:gap]) for gap in gaps]
    found: list[int] = []
    kept: list[float] = []
    for index, mark in enumerate(marks):
        seen = 0
        for offset, character in enumerate(spaced):
            if seen == mark and not character.isspace():
                if offset:
                    found.append(offset)
                    kept += edges[2 * index : 2 * index + 2]
                break
            seen += not character.isspace()
    return found, kept
