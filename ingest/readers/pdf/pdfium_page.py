"""A page's lines by pypdfium2, what is drawn on it, and its picture."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # ships no types
from PIL import Image

from ingest.readers.pdf.layout.line import PageLines, Run, lines_of

_DPI = 200
_LONGEST_SIDE = 3400  # pixels: A4 at 200 dpi and half as much again; posters are made smaller
_MOST_OF_A_PAGE = 0.5
_BOLD_WEIGHT = 600
_BOX = 1.15  # height of a letter's box, in sizes


def pdfium_lines(page: pypdfium2.PdfPage, number: int) -> PageLines:
    """Give the lines of a page in the order of its content."""
    text_page = page.get_textpage()
    try:
        return PageLines(number, lines_of(_runs(text_page)))
    finally:
        text_page.close()


def drawn(page: pypdfium2.PdfPage) -> bool:
    """Tell whether anything at all is drawn on a page."""
    return int(pdfium.FPDFPage_CountObjects(page.raw)) > 0


def is_picture(page: pypdfium2.PdfPage) -> bool:
    """Tell whether one picture covers most of a page: a scan, perhaps with letters of its own."""
    width, height = page.get_size()
    largest = 0.0
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = image.get_bounds()
        largest = max(largest, (right - left) * (top - bottom))
    return bool(largest > _MOST_OF_A_PAGE * width * height > 0)


def render(page: pypdfium2.PdfPage, dpi: int = _DPI) -> Image.Image:
    """Give a page as a picture at so many dpi, or at less where it is a large sheet."""
    longest = max(page.get_size())
    scale = min(dpi / 72, _LONGEST_SIDE / longest) if longest else 1.0
    bitmap = page.render(scale=scale, may_draw_forms=False)
    try:
        image: Image.Image = bitmap.to_pil().convert("RGB")
        return image
    finally:
        bitmap.close()


@dataclass(frozen=True)
class _Letter:
    """A letter in its line turned upright."""

    text: str
    left: float
    right: float
    low: float
    size: float
    angle: int
    index: int


def _runs(text_page: Any) -> list[Run]:
    letters: list[_Letter] = []
    runs: list[Run] = []

    def finish() -> None:
        if letters:
            runs.append(_run(letters, text_page.raw))
            letters.clear()

    for letter in _downwards(_letters(text_page)):
        if not letter.text:
            finish()
            continue
        if letters and not _joins(letters[-1], letter):
            finish()
        letters.append(letter)
    finish()
    return runs


def _letters(text_page: Any) -> Iterator[_Letter]:
    # pypdfium2's own functions give a page's text or one box; this asks pdfium once a letter. A
    # letter without text ends a line.
    raw = text_page.raw
    box = pdfium.FS_RECTF()
    where = ctypes.byref(box)
    last = _Letter("", 0, 0, 0, 0, 0, -1)
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        text = chr(code) if 0 < code < 0x110000 else ""
        if text in ("\r", "\n", ""):
            yield _Letter("", 0, 0, 0, 0, 0, index)
            continue
        if pdfium.FPDFText_IsGenerated(raw, index):
            # A space that pdfium saw between two letters, or the hyphen at a line's end.
            yield replace(last, text=text, left=last.right, index=index)
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, index, where)
        angle = round(math.degrees(pdfium.FPDFText_GetCharAngle(raw, index))) % 360
        last = _upright(text, box, angle, index)
        yield last


def _downwards(letters: Iterator[_Letter]) -> list[_Letter]:
    # Columns of Chinese and Japanese, read from the top down: as lines that are turned by 270
    # degrees are.
    found = [each for each in letters if each.text != " " or each.size]
    below = [_below(a, b) for a, b in pairwise(found)]
    for index, letter in enumerate(found):
        if any(below[max(0, index - 1) : index + 1]):
            found[index] = replace(
                letter,
                left=-(letter.low + letter.size),
                right=-letter.low,
                low=letter.left,
                angle=270,
            )
    return found


def _below(a: _Letter, b: _Letter) -> bool:
    if not a.text or not b.text or a.angle or b.angle or min(ord(a.text), ord(b.text)) < 0x2E80:
        return False
    return abs(a.left - b.left) < 0.4 * a.size and 0.5 * a.size < a.low - b.low < 2 * a.size


def _joins(last: _Letter, letter: _Letter) -> bool:
    if letter.angle != last.angle or abs(letter.size - last.size) > 0.1 * last.size:
        return False
    return -0.5 * last.size <= letter.left - last.right <= 1.5 * last.size


def _run(letters: list[_Letter], raw: Any) -> Run:
    first = letters[0]
    return Run(
        text="".join(letter.text for letter in letters),
        x0=first.left,
        x1=letters[-1].right,
        y=round(first.low, 2),
        size=round(first.size, 2),
        bold=int(pdfium.FPDFText_GetFontWeight(raw, first.index)) >= _BOLD_WEIGHT,
        angle=first.angle,
    )


def _upright(text: str, box: Any, angle: int, index: int) -> _Letter:
    left, right, low, high = box.left, box.right, box.bottom, box.top
    if angle == 90:
        left, right, low, high = box.bottom, box.top, -box.right, -box.left
    elif angle == 180:
        left, right, low, high = -box.right, -box.left, -box.top, -box.bottom
    elif angle == 270:
        left, right, low, high = -box.top, -box.bottom, box.left, box.right
    return _Letter(text, left, right, low, (high - low) / _BOX, angle, index)
