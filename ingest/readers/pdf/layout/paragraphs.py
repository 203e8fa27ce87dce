"""Lines of pages -> headings, paragraphs, list items and tables, over the pages' ends."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.readers.pdf.layout.headings import (
    Headings,
    Levels,
    Outline,
    Style,
    contents_line,
    typography,
)
from ingest.readers.pdf.layout.hyphens import Joiner
from ingest.readers.pdf.layout.line import Line, PageLines
from ingest.readers.pdf.layout.markers import bare_division, division, marker, without_bullet
from ingest.readers.pdf.layout.table import Table
from ingest.reading import Element, ElementKind

_GAP = 1.2  # times the usual distance of lines: a paragraph's end
_INDENT = 0.8  # ems
_OTHER_SIZE = 0.12
_HEADING_LINES = 12  # longest that is looked at
_HEADING_LENGTH = 250  # characters; more is text in large letters, as is a sentence of some lines
_TERMINAL = re.compile(r"[.!?:;。！？：；…—][\"”’')\]）」』]*$")
_LIST_GOES_ON = re.compile(r"(?:[.;:,，；：。、—–]|\band|\bor)$")
_GOES_ON = re.compile(r"(?:,|\b(?:of|the|in|on|and|or|to|for|at|with|by|from|an?))$")
_LEVELS = {"bullet": 1, "letter": 1, "roman": 2, "capital": 3}


@dataclass
class _Block:
    """A paragraph, item or heading that lines are being added to."""

    kind: ElementKind
    lines: list[Line]
    pages: list[int]
    style: Style | None = None
    table: Table | None = None
    level: int = field(default=1)

    @property
    def last(self) -> Line:
        return self.lines[-1]


def elements(pages: Sequence[PageLines], outline: Outline) -> tuple[Element, ...]:
    """Give the elements of ordered pages without furniture."""
    blocks = list(_blocks(pages, outline))
    joiner = Joiner(line.text for page in pages for line in page.lines)
    levels = Levels()
    return tuple(_element(block, levels, joiner, outline) for block in blocks)


def _blocks(pages: Sequence[PageLines], outline: Outline) -> Iterator[_Block]:
    look = typography(pages)
    headings = Headings(look, outline)
    block: _Block | None = None
    edges = _RightEdges(())
    for page in pages:
        before, edges = edges, _RightEdges(page.lines)
        tables = sorted(page.tables, key=lambda table: table.top, reverse=True)
        for index, line in enumerate(page.lines):
            while tables and (line.y < tables[0].bottom):
                if block is not None:
                    yield block
                block = None
                yield _table_block(tables.pop(0), page.number)
            style = headings.style(page.number, page.lines, index)
            around = edges if block is None or block.pages[-1] == page.number else before
            if block is not None and _goes_on(
                block, line, style, page.number, around, look.leading
            ):
                block.lines.append(line)
                block.pages.append(page.number)
                continue
            if block is not None:
                yield block
            block = _new_block(line, style, page.number)
        if tables:
            if block is not None:
                yield block
            block = None
            for table in tables:
                yield _table_block(table, page.number)
    if block is not None:
        yield block


def _new_block(line: Line, style: Style | None, page: int) -> _Block:
    if style is not None:
        return _Block("heading", [line], [page], style)
    mark = marker(line.text)
    if mark in _LEVELS:
        return _Block("item", [line], [page], level=_LEVELS[mark])
    return _Block("paragraph", [line], [page])


def _table_block(table: Table, page: int) -> _Block:
    return _Block("table", [], [page], table=table)


class _RightEdges:
    """Where the lines of a page's columns end."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines

    def short(self, line: Line) -> bool:
        """Tell whether a line ends well before its neighbours do."""
        near = [each for each in self._lines if abs(each.x0 - line.x0) < 8 * line.size]
        right = max((each.x1 for each in near), default=line.x1)
        return right - line.x1 > max(4 * line.size, 0.2 * (right - line.x0))


def _goes_on(
    block: _Block,
    line: Line,
    style: Style | None,
    page: int,
    edges: _RightEdges,
    leading: float,
) -> bool:
    last = block.last
    if (style is None) != (block.kind != "heading") or last.angle != line.angle:
        return False
    distance = last.y - line.y
    next_page = block.pages[-1] != page
    if style is not None and block.style is not None:
        return not next_page and _heading_goes_on(block, line, style, distance, leading)
    if abs(line.size - last.size) > _OTHER_SIZE * last.size:
        return False
    if not next_page and _beside(block, line):
        return True
    if contents_line(last):
        return False
    ended = _TERMINAL.search(last.text) is not None
    if next_page or distance <= 0:
        # From one page or column to the next: the words have to say it.
        if ended or marker(line.text) or division(line.text) is not None and line.bold:
            return False
        if line.text[:1].islower():
            return True
        return line.bold == last.bold and not edges.short(last)
    if distance > _GAP * leading * max(last.size, line.size):
        return False
    short = edges.short(last)
    moved = line.x0 - last.x0
    if marker(line.text):
        listed = _LIST_GOES_ON.search(last.text) is not None
        if ended or listed or short or abs(moved) > 0.5 * line.size:
            return False
    if line.bold != last.bold and (ended or short):
        return False
    if ended and short:
        return False
    if moved > _INDENT * line.size and len(block.lines) > 1 and (ended or short):
        return False
    if moved > _INDENT * line.size and block.kind != "item" and not marker(last.text) and ended:
        return False
    if moved < -_INDENT * line.size:
        # Back to the margin: the second line of a paragraph whose first is indented, or new text.
        return len(block.lines) == 1 and not (ended and short) and block.kind != "item"
    return True


def _heading_goes_on(
    block: _Block, line: Line, style: Style, distance: float, leading: float
) -> bool:
    if len(block.lines) == _HEADING_LINES:
        return False
    if division(line.text) is not None and _GOES_ON.search(block.last.text) is None:
        return False
    if block.style is None or (style.size, style.bold) != (block.style.size, block.style.bold):
        # "Part II" and its title below make one heading, in whatever letters.
        if len(block.lines) == 1 and bare_division(block.last.text):
            return 0 < distance < 2.5 * max(line.size, block.last.size)
        numbered = len(block.lines) == 1 and division(block.last.text) is not None
        if not (numbered and block.style is not None and style.size == block.style.size):
            return False
    return -0.3 * line.size < distance < 1.15 * leading * line.size + 0.35 * line.size


def _beside(block: _Block, line: Line) -> bool:
    # The page number of an entry in a list of contents, drawn after the entry's second line.
    return any(
        abs(each.y - line.y) < 0.3 * line.size and line.x0 >= each.x1 - 0.5 * line.size
        for each in block.lines[-4:]
    )


def _element(block: _Block, levels: Levels, joiner: Joiner, outline: Outline) -> Element:
    if block.table is not None:
        return Element("table", block.table.markdown, page=block.pages[0])
    text = ""
    breaks: list[int] = []
    page = block.pages[0]
    for line, number in zip(block.lines, block.pages, strict=True):
        words = without_bullet(line.text) if not text and block.kind == "item" else line.text
        text = joiner.join(text, words)
        if number != page:
            # Pages without text between two lines begin where the next one does.
            breaks += [len(text) - len(words)] * (number - page)
            page = number
    element = Element(block.kind, text, block.level, block.pages[0], tuple(breaks))
    if block.kind != "heading" or block.style is None:
        return element
    entry = outline.find(block.pages[0], text)
    if entry is None and (
        len(text) > _HEADING_LENGTH or (len(block.lines) > 3 and _TERMINAL.search(text))
    ):
        return replace(element, kind="paragraph", level=1)
    return replace(element, level=levels.level(block.style, entry))
