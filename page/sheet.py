"""A page of a PDF as a picture, with boxes over the words that are quoted.

Run as `python -m page.sheet`: a task goes in on stdin, sheets come out. A process of its own,
because a file can take all memory, loop without end or crash the library.
"""

import base64
import io
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # ships no types

from ingest.readers.pdf.file import PdfFile
from page.quote_place import Letters, Quote, Span, quote_span, spans_over_pages

_LONGEST_SIDE = 1600  # pixels: a page of A4 at 137 dpi
_LARGEST_SCALE = 3.0  # of what is smaller than a postcard
_QUALITY = 70


@dataclass(frozen=True)
class Box:
    """A place on a picture, in its pixels."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True)
class Sheet:
    """The picture (WebP, in base64) of a page, `page` being one-based, and what is boxed on it."""

    page: int
    picture: str
    width: int
    height: int
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True)
class SheetTask:
    """The quote to be shown, and the page on which it begins.

    `passwords` may open the file; drawing has so many `megabytes` of address space, 0 for all.
    """

    path: str
    page: int
    words: str
    before: str
    after: str
    passwords: tuple[str, ...] = ()
    megabytes: int = 0

    @property
    def quote(self) -> Quote:
        """The quote with the words around it."""
        return Quote(self.words, self.before, self.after)


def draw(task: SheetTask) -> list[Sheet]:
    """Give the page with the quote boxed, and the next one where the quote runs over to it."""
    file = PdfFile.open(Path(task.path), task.passwords)
    try:
        return list(_sheets(file.pdfium, task))
    finally:
        file.close()


def _sheets(document: pypdfium2.PdfDocument, task: SheetTask) -> Iterator[Sheet]:
    page = document[task.page - 1]
    letters = _letters(page)
    span = quote_span(letters, task.quote)
    if span is None and task.page < len(document):
        following = document[task.page]
        spans = spans_over_pages(letters, _letters(following), task.quote)
        if spans is not None:
            yield _sheet(page, task.page, spans[0])
            yield _sheet(following, task.page + 1, spans[1])
            return
    yield _sheet(page, task.page, span)


def _letters(page: pypdfium2.PdfPage) -> Letters:
    text_page = page.get_textpage()
    codes = [
        pdfium.FPDFText_GetUnicode(text_page.raw, place) for place in range(text_page.count_chars())
    ]
    return Letters.of([chr(code) if 0 < code <= sys.maxunicode else "" for code in codes])


def _sheet(page: pypdfium2.PdfPage, number: int, span: Span | None) -> Sheet:
    longest = max(page.get_size())
    scale = min(_LARGEST_SCALE, _LONGEST_SIDE / longest) if longest else 1.0
    bitmap = page.render(scale=scale)
    conversion = bitmap.get_posconv(page)
    boxes: list[Box] = []
    for left, bottom, right, top in [] if span is None else rectangles(page, span):
        # A page may be turned: its left and right need not be the picture's.
        one, other = conversion.to_bitmap(left, bottom), conversion.to_bitmap(right, top)
        x, y = min(one[0], other[0]), min(one[1], other[1])
        boxes.append(Box(x, y, abs(one[0] - other[0]), abs(one[1] - other[1])))
    picture = io.BytesIO()
    bitmap.to_pil().convert("RGB").save(picture, "WEBP", quality=_QUALITY)
    encoded = base64.b64encode(picture.getvalue()).decode("ascii")
    return Sheet(number, encoded, bitmap.width, bitmap.height, _by_line(boxes))


def rectangles(page: pypdfium2.PdfPage, span: Span) -> list[tuple[float, float, float, float]]:
    """Give left, bottom, right and top of what some characters of a page cover."""
    text_page = page.get_textpage()
    count = text_page.count_rects(span.start, span.end - span.start)
    return [text_page.get_rect(place) for place in range(count)]


def _by_line(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Give boxes that stand beside each other in a line as one."""
    lines: list[Box] = []
    for box in boxes:
        if lines and _beside(lines[-1], box):
            lines[-1] = _around(lines[-1], box)
        else:
            lines.append(box)
    return tuple(lines)


def _beside(one: Box, other: Box) -> bool:
    shared = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    gap = other.left - (one.left + one.width)
    return 2 * shared > min(one.height, other.height) and abs(gap) < 2 * one.height


def _around(one: Box, other: Box) -> Box:
    left, top = min(one.left, other.left), min(one.top, other.top)
    right = max(one.left + one.width, other.left + other.width)
    bottom = max(one.top + one.height, other.top + other.height)
    return Box(left, top, right - left, bottom - top)


def _limit_memory(megabytes: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # not every system has such a limit
        import resource

        if megabytes:
            resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1_000_000,) * 2)


def main() -> None:
    """Draw what stdin asks for."""
    task = SheetTask(**json.load(sys.stdin))
    _limit_memory(task.megabytes)
    json.dump([asdict(each) for each in draw(task)], sys.stdout)


if __name__ == "__main__":
    main()
