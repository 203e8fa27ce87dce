"""Which lines are headings, by size, weight, numbering and the file's outline; and their levels."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ingest.readers.pdf.layout.characters import WIDE
from ingest.readers.pdf.layout.line import Line, PageLines
from ingest.readers.pdf.layout.markers import bare_division, division

_LARGER = 1.15  # times the text's size: a heading by its size alone
_LONGEST = 140  # characters of a heading's line
_LONGEST_WIDE = 45
_BOLD_LINES = 7  # of one heading
_GAP = 1.2  # times the usual distance between lines
_LETTERS = re.compile(r"[^\W\d_]")
_WIDE = re.compile(f"[{WIDE}]")
_ENDS_SENTENCE = re.compile(r"[.,;:。，；：、—–-]$")
_CONTENTS_LINE = re.compile(r"(?:…|\.{3,}).*\d$")
_PAGE_REFERENCE = re.compile(r"\s*(?:[A-Z]{0,2}\d{1,4}[A-Z]?(?:-\d{1,4})?|[ivxlc]{1,6})")
_DEEPEST = 6
_NUMBERED = re.compile(r"\W*(?:\d|[IVX]+\b|第)")
_UNNUMBERED_RANK = 1  # of "Preamble", between parts and sections


@dataclass(frozen=True)
class Typography:
    """What most of a document's letters look like."""

    size: float
    bold: bool
    leading: float  # distance of baselines, in sizes


@dataclass(frozen=True)
class Style:
    """What a heading looks like; headings that look the same have the same level."""

    size: float
    bold: bool
    rank: int

    @property
    def order(self) -> tuple[float, bool, int]:
        """Sorts the highest heading first."""
        return (-self.size, not self.bold, self.rank)


@dataclass(frozen=True)
class OutlineEntry:
    """A bookmark: its words in one form, its level, and the page that it points to."""

    title: str
    level: int
    page: int


@dataclass(frozen=True)
class Outline:
    """A file's bookmarks by page."""

    entries: Mapping[int, Sequence[OutlineEntry]] = field(default_factory=dict)

    def find(self, page: int, text: str) -> OutlineEntry | None:
        """Give the entry that these words of the page are the title of, or begin."""
        words = squeezed(text)
        if len(words) < 3:
            return None
        for entry in self.entries.get(page, ()):
            if words == entry.title or (len(words) > 5 and entry.title.startswith(words)):
                return entry
            if entry.title and words.endswith(entry.title) and len(words) - len(entry.title) < 8:
                return entry  # the page has a number in front that the bookmark lacks
        return None


def squeezed(text: str) -> str:
    """Give text as titles are compared: letters and digits alone."""
    return "".join(character for character in text.casefold() if character.isalnum())


def typography(pages: Sequence[PageLines]) -> Typography:
    """Measure what most of the letters look like."""
    sizes: Counter[float] = Counter()
    bold = letters = 0
    for page in pages:
        for line in page.lines:
            sizes[round(2 * line.size) / 2] += len(line.text)
            letters += len(line.text)
            bold += len(line.text) if line.bold else 0
    size = max(sizes, key=lambda each: (sizes[each], each), default=10.0) or 10.0
    distances: Counter[float] = Counter()
    for page in pages:
        for before, line in zip(page.lines, page.lines[1:], strict=False):
            distance = (before.y - line.y) / size
            if abs(line.size - size) < 0.1 * size and 0.9 < distance < 3:
                distances[round(distance, 1)] += 1
    # The smallest common distance is that of lines; larger ones part paragraphs.
    most = max(distances.values(), default=0)
    leading = min((each for each, count in distances.items() if 3 * count >= most), default=1.2)
    return Typography(size, bold > 0.5 * letters, leading)


class Headings:
    """Tells headings from text in one document."""

    def __init__(self, look: Typography, outline: Outline) -> None:
        self._look = look
        self._outline = outline

    def style(self, page: int, lines: Sequence[Line], index: int) -> Style | None:
        """Give the look of the heading that the line at `index` is (a part of), None for text."""
        line = lines[index]
        text = line.text
        if len(_LETTERS.findall(text)) < 2 and _WIDE.search(text) is None:
            return None
        if len(text) > (_LONGEST_WIDE if _WIDE.search(text) else _LONGEST):
            return None
        if contents_line(line) or len(line.gaps) > 1:
            return None
        if line.gaps and not (_NUMBERED.match(text) or division(text) is not None):
            return None
        rank = division(text)
        style = Style(
            round(2 * line.size) / 2,
            line.bold and not self._look.bold,
            _UNNUMBERED_RANK if rank is None else rank,
        )
        if self._outline.find(page, text) is not None:
            return style
        if _ENDS_SENTENCE.search(text) and not self._runs_on_bold(lines, index):
            return None
        if line.size >= _LARGER * self._look.size:
            return style
        if style.bold and line.size > 0.85 * self._look.size:
            return style if self._stands_alone(lines, index) else None
        if rank is not None and rank < 4 and self._apart(lines, index):
            return style
        return None

    def _stands_alone(self, lines: Sequence[Line], index: int) -> bool:
        # Bold words at the beginning of a paragraph fill a line only to run on below.
        line = lines[index]
        if self._bold_lines(lines, index) > _BOLD_LINES:
            return False  # an abstract in bold letters
        if index + 1 == len(lines):
            return True
        below = lines[index + 1]
        runs_on = below.text[:1].islower() and not below.bold and not self._gap(line, below)
        return not runs_on

    def _bold_lines(self, lines: Sequence[Line], index: int) -> int:
        first = last = index
        while first > 0 and self._same_block(lines[first - 1], lines[first]):
            first -= 1
        while last + 1 < len(lines) and self._same_block(lines[last], lines[last + 1]):
            last += 1
        return last - first + 1

    def _same_block(self, above: Line, below: Line) -> bool:
        return above.bold and below.bold and not self._gap(above, below)

    def _runs_on_bold(self, lines: Sequence[Line], index: int) -> bool:
        # A heading of two lines may have a comma between them.
        line, below = lines[index], lines[index + 1] if index + 1 < len(lines) else None
        if below is None or not line.text.endswith((",", "，", "、")) or self._look.bold:
            return False
        return line.bold and below.bold and not self._gap(line, below)

    def _apart(self, lines: Sequence[Line], index: int) -> bool:
        line = lines[index]
        above = lines[index - 1] if index else None
        if len(line.text) > 60 or (above is not None and not self._gap(above, line)):
            return False
        below = lines[index + 1] if index + 1 < len(lines) else None
        if below is None or self._gap(line, below):
            return True
        # With text right below it, only a number by itself is sure: "Article 5".
        return bare_division(line.text) and not below.text[:1].islower()

    def _gap(self, above: Line, below: Line) -> bool:
        distance = above.y - below.y
        return distance < 0 or distance > _GAP * self._look.leading * max(above.size, below.size)


def contents_line(line: Line) -> bool:
    """Tell whether a line is an entry of a list of contents: words, then a page's number."""
    if _CONTENTS_LINE.search(line.text):
        return True
    return bool(line.gaps) and _PAGE_REFERENCE.fullmatch(line.text[line.gaps[-1] :]) is not None


class Levels:
    """Gives headings their levels, each below the last one that looks higher."""

    def __init__(self) -> None:
        self._open: list[tuple[Style, bool]] = []

    def level(self, style: Style, entry: OutlineEntry | None) -> int:
        """Give the level of the next heading, 1 to 6; a bookmark's level goes before its look."""
        if entry is not None:
            del self._open[entry.level - 1 :]
        else:
            while self._open and self._closes(style, *self._open[-1]):
                self._open.pop()
        if len(self._open) < _DEEPEST:
            self._open.append((style, entry is not None))
        return len(self._open)

    @staticmethod
    def _closes(style: Style, last: Style, bookmarked: bool) -> bool:
        return style.order < last.order if bookmarked else style.order <= last.order
