"""The lines of a web page's extracted text, without the page's furniture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from ingest.readers.web.dates import revision_date
from ingest.readers.web.menus import is_control, is_label, without_leading_controls

_LABELLED = re.compile(
    r"^(?:(?:print|home)\s+(?=\S)|(?:列印|打印|主頁|首頁|主页|首页)\s*){1,2}", re.IGNORECASE
)
_BUTTON = re.compile(r"^(?P<name>\S.*?)\s+(?:apply now|立即申請|立即申请)$", re.IGNORECASE)
_FOLDS = re.compile(r"^\W*(?:expand all|collapse all|全部展[開开]|[展開开]{2}全部)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;:。；：!！?？][\"”』」)）]?$")
_MARKUP = re.compile(r"^\s*(?:[-*+]\s|#{1,6}\s|\||>)")
_SCRAP = re.compile(r"^(?:<?!?-{1,3}>?|[\s|>»›/•·-]*)$")
_HEADING = re.compile(r"^#\s")
_FOOTERS = frozenset(("footer menu", "footer navigation", "footer links", "頁尾選單", "页脚菜单"))
_WORD = re.compile(r"\w+")
_LONGEST_TRAIL = 500
_SHORT = 100
_LONGEST_ROW = 600
_TOP = 40  # lines among which the breadcrumb stands
_MENU = 60  # short lines above the title that make the menu of a whole site


class Rank(IntEnum):
    """How wide a part of a page a line is the heading of; TEXT is none."""

    TEXT = 0
    GROUP = 1
    TAB = 2
    PANEL = 3
    SECTION = 4
    SUBSECTION = 5


@dataclass(frozen=True)
class Line:
    """A line that is kept, and the rank that the buttons around it tell."""

    text: str
    rank: Rank = Rank.TEXT


@dataclass(frozen=True)
class PageLines:
    """The lines kept (empty ones for those dropped), the words dropped, and the date stated."""

    kept: tuple[Line, ...]
    dropped: tuple[str, ...]
    as_of: str | None


def is_extracted_page(lines: Sequence[str]) -> bool:
    """Tell whether a text is a web page's, with its buttons: two lines of nothing else."""
    return sum(1 for line in lines if line.strip() and is_control(line.strip())) >= 2


def is_markup(line: str) -> bool:
    """Tell whether a line is a Markdown heading, list item, table row or quotation."""
    return _MARKUP.match(line) is not None


def page_lines(lines: Sequence[str], titles: Sequence[str]) -> PageLines:
    """Leave out a page's furniture; `titles` are the ways in which its title is written."""
    page = _Page(lines, titles)
    kept: list[Line] = []
    dropped: list[str] = []
    as_of = None
    for index, line in enumerate(lines):
        text = line.strip()
        result = page.line(index)
        kept.append(result)
        if text and not result.text:
            dropped.append(text)
            as_of = as_of or revision_date(text)
        elif len(result.text.strip()) < len(text):
            dropped.append(text.replace(result.text, "…"))
    return PageLines(tuple(kept), tuple(dropped), as_of)


class _Page:
    """A page's lines, and what the whole of them tells of each."""

    def __init__(self, lines: Sequence[str], titles: Sequence[str]) -> None:
        self._lines = [line.strip() for line in lines]
        self._raw = lines
        self._words = [_words(line) for line in lines]
        self._titles = {_words(title) for title in titles} - {""}
        self._first_text = next(
            (
                i
                for i, text in enumerate(self._lines)
                if len(text) > _SHORT and _SENTENCE_END.search(text)
            ),
            len(lines),
        )
        self._rows, self._tabs = self._rows_of_tabs()
        self._trails = {index for index in range(len(lines)) if self._is_trail(index)}
        self._begin = self._after_site_menu()
        self._end = self._before_footer()

    def line(self, index: int) -> Line:
        """Give a line as it is kept: empty if it is furniture."""
        text = self._lines[index]
        if not self._begin <= index < self._end and not _HEADING.match(text):
            return Line("")
        if not text or _MARKUP.match(self._raw[index]):
            return Line("" if _SCRAP.match(text) and "---" not in text else self._raw[index])
        rest = without_leading_controls(text)
        if self._is_furniture(index, rest):
            return Line("")
        button = _BUTTON.match(text)
        if button:
            name = button["name"]
            if self._following(index) in self._rows:
                return Line(name, Rank.GROUP)
            again = sum(
                _words(name) == each or each.startswith(_words(text)) for each in self._words
            )
            return Line("" if again > 1 else name)
        return Line(self._raw[index] if rest == text else rest, self._rank(index))

    def _is_furniture(self, index: int, rest: str) -> bool:
        text = self._lines[index]
        if is_control(text) or is_label(text) or _SCRAP.match(rest) or revision_date(text):
            return True
        if index in self._rows or index in self._trails or self._repeats_title(index):
            return True
        # A part of the breadcrumb that stands above it.
        following = self._following(index)
        return following in self._trails and f" {_words(rest)} " in f" {self._words[following]} "

    def _repeats_title(self, index: int) -> bool:
        """Tell whether a line is the title again: above the text, or above a panel's buttons."""
        if self._words[index] not in self._titles or self._lines[index].endswith((":", "：")):
            return False
        return (
            index <= self._first_text
            or _FOLDS.match(self._lines[self._following(index)]) is not None
        )

    def _is_trail(self, index: int) -> bool:
        """Tell whether a line is a breadcrumb: "Print Home ..." and the title at its end."""
        text = self._lines[index]
        if index > _TOP and index > self._first_text or len(text) > _LONGEST_TRAIL:
            return False
        if _LABELLED.match(text) is None:
            return False
        words = self._words[index]
        return _says_its_end_twice(words) or any(words.endswith(f" {t}") for t in self._titles)

    def _rows_of_tabs(self) -> tuple[set[int], set[str]]:
        """Give the lines made of nothing but other short lines, and the names in them."""
        short = {
            words
            for words, line in zip(self._words, self._lines, strict=True)
            if words and len(line) <= _SHORT and not _SENTENCE_END.search(line)
        }
        rows: set[int] = set()
        tabs: set[str] = set()
        for index, line in enumerate(self._lines):
            if len(line) > _LONGEST_ROW or _MARKUP.match(line) or line.endswith("|"):
                continue
            parts = _parts(self._words[index], short)
            if len(parts) > 1:
                rows.add(index)
                tabs.update(parts if len(parts) <= 5 else ())
        return rows, tabs

    def _after_site_menu(self) -> int:
        """Give the line at which the page begins: the title below a long run of short lines."""
        begin = above = labels = 0
        for index, line in enumerate(self._lines):
            if self._words[index] in self._titles and above >= _MENU and labels >= 5:
                begin = index
            if not line:
                continue
            if len(line) > _SHORT and _SENTENCE_END.search(line):
                if above >= _MENU:
                    break
                continue
            above += 1
            labels += is_control(line) or is_label(line)
        return begin

    def _before_footer(self) -> int:
        """Give the line at which a footer's menu of short lines begins, the end if none does."""
        for index in range(len(self._lines) - 1, -1, -1):
            if self._words[index] in _FOOTERS:
                return index
            if len(self._lines[index]) > _SHORT:
                break
        return len(self._lines)

    def _rank(self, index: int) -> Rank:
        text = self._lines[index]
        if len(text) > _SHORT or _SENTENCE_END.search(text) or text.endswith("|"):
            return Rank.TEXT
        if self._words[index] in self._tabs and self._opens_a_part(index):
            return Rank.TAB
        following = self._following(index)
        if _FOLDS.match(self._lines[following]):
            return Rank.PANEL
        titled = self._words[following] in self._titles
        if titled and _FOLDS.match(self._lines[self._following(following)]):
            return Rank.TAB
        return Rank.TEXT

    def _opens_a_part(self, index: int) -> bool:
        """Tell whether the title or buttons come next: a tab's own name, not its mention."""
        following = self._following(index)
        after = self._following(following)
        return self._words[following] in self._titles or bool(
            _FOLDS.match(self._lines[following]) or _FOLDS.match(self._lines[after])
        )

    def _following(self, index: int) -> int:
        """Give the next line that is not empty, the last line if there is none."""
        later = range(index + 1, len(self._lines))
        return next((each for each in later if self._lines[each]), len(self._lines) - 1)


def _parts(words: str, names: set[str]) -> list[str]:
    """Give the names that `words` are made of, itself apart; none if it has other words."""
    pieces = words.split()
    best: list[list[str] | None] = [[], *([None] * len(pieces))]
    for end in range(1, len(pieces) + 1):
        for begin in range(end):
            name = " ".join(pieces[begin:end])
            before = best[begin]
            if before is not None and name in names and name != words:
                best[end] = [*before, name]
                break
    return best[-1] or []


def _says_its_end_twice(words: str) -> bool:
    pieces = words.split()
    return any(
        pieces[-count:] == pieces[-2 * count : -count] for count in range(1, len(pieces) // 2 + 1)
    )


def _words(line: str) -> str:
    return " ".join(_WORD.findall(line.replace("’", "'"))).lower()
