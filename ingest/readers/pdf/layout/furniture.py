"""Running headers, footers and page numbers: lines that repeat at the edges of pages."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.readers.pdf.layout.line import Line, PageLines

_DEPTH = 6  # lines from the top and from the bottom that may be furniture
_PAGES = 3  # on so many pages a line must come back
_WINDOW = 8  # pages between which it comes back: a chapter's own header soon ends
_SAME_PLACE = 4.0  # points
_LEFT = 0.5  # of the text at least
_NEARLY_ALL = 0.75
_ENOUGH = 6  # lines at a height
_COVERAGE = 0.6  # of the lines at a height come back
_FIGURES = re.compile(r"\d+(?:[.,:/]\d+)*(?:[a-z]{1,3}\b)?")
_ROMAN = re.compile(r"\b[ivx]+[a-h]?\b|\b[ivxlc]+\b")
_NUMBER = re.compile(r"#[a-z]{0,2}\b|\b[a-z](?=[-.]?#)")
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:page|p|第)?[\W_]*#[\W_]*(?:頁|页)?(?:[\W_]*(?:of|共)?[\W_]*#[\W_]*(?:頁|页)?)?[\W_]*"
)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class _Place:
    """A line at an edge of a page: what it says up to its numbers, and how high it stands."""

    page: int
    y: float
    template: str


class _Edge:
    """The lines that stand at one edge of all pages."""

    def __init__(self, places: Iterable[_Place]) -> None:
        self._by_page: dict[int, list[_Place]] = defaultdict(list)
        for place in places:
            self._by_page[place.page].append(place)
        self._repeated = {
            place: self._comes_back(place) for page in self._by_page.values() for place in page
        }

    def furniture(self, place: _Place) -> bool:
        """Tell whether a line comes back, at a height where other pages have no text."""
        beside = self._near(place)
        covered = sum(self._repeated[each] for each in beside) / len(beside)
        if not self._repeated[place]:
            # "First Schedule S1-2" comes once, where all other pages have "Part II 2-4".
            return covered >= _NEARLY_ALL and len(beside) >= _ENOUGH
        # "Article 4" and "Article 9" may begin pages, but most pages begin with other words there.
        return covered >= _COVERAGE

    def _comes_back(self, place: _Place) -> bool:
        same = {each.page for each in self._near(place) if each.template == place.template}
        return bool(place.template) and len(same) >= _PAGES

    def _near(self, place: _Place) -> list[_Place]:
        return [
            each
            for page in range(place.page - _WINDOW, place.page + _WINDOW + 1)
            for each in self._by_page.get(page, ())
            if abs(each.y - place.y) <= _SAME_PLACE
        ]


def without_furniture(pages: Sequence[PageLines]) -> tuple[PageLines, ...]:
    """Give the pages without the lines that repeat, up to their numbers, at their edges."""
    places: dict[str, list[_Place]] = defaultdict(list)
    for index, page in enumerate(pages):
        for edge, rows in _edges(page):
            places[edge] += [_place(index, line) for row in rows for line in row]
    edges = {edge: _Edge(found) for edge, found in places.items()}
    cleaned = tuple(_cleaned(page, index, edges) for index, page in enumerate(pages))
    # Pages that all say the same (copies of a form) are no furniture: something has to be left.
    left, all_of_it = (sum(len(page.text) for page in each) for each in (cleaned, pages))
    return cleaned if left > _LEFT * all_of_it else tuple(pages)


def _cleaned(page: PageLines, index: int, edges: dict[str, _Edge]) -> PageLines:
    dropped: set[int] = set()
    for edge, rows in _edges(page):
        for row in rows:
            found = [edges[edge].furniture(_place(index, line)) for line in row]
            dropped.update(id(line) for line, each in zip(row, found, strict=True) if each)
            if not all(found):
                break  # what stands further inside belongs to the text
    return replace(page, lines=tuple(line for line in page.lines if id(line) not in dropped))


def _place(page: int, line: Line) -> _Place:
    return _Place(page, line.y, _template(line.text))


def _edges(page: PageLines) -> list[tuple[str, list[list[Line]]]]:
    angle = main_angle(page.lines)
    upright = [line for line in page.lines if line.angle == angle]
    rows: list[list[Line]] = []
    for line in sorted(upright, key=lambda each: -each.y):
        if rows and rows[-1][0].y - line.y <= 0.4 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    turned = [[line] for line in page.lines if line.angle != angle]
    edges = [("top", rows[:_DEPTH]), ("bottom", rows[: -_DEPTH - 1 : -1])]
    # Each turned line is an edge by itself: a watermark hides nothing that stands behind it.
    return edges + [("turned", [row]) for row in turned]


def main_angle(lines: Sequence[Line]) -> int:
    """Give the direction that most of a page's letters are written in."""
    letters: dict[int, int] = defaultdict(int)
    for line in lines:
        letters[line.angle] += len(line.text)
    return max(letters, key=lambda angle: letters[angle], default=0)


def _template(text: str) -> str:
    text = _FIGURES.sub("#", text.casefold())
    text = _ROMAN.sub("#", text)
    text = " ".join(_NUMBER.sub("#", text).split())
    if _PAGE_NUMBER.fullmatch(text):
        return "#"
    # A row of figures repeats its shape on every page of a long table and is no furniture.
    return text if _LETTER.search(text) else ""
