"""Words on a page of a PDF that nobody sees who looks at it: without ink, or too small."""

import ctypes
from collections.abc import Iterator

import numpy as np
import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # ships no types
from numpy.typing import NDArray

from ingest.readers.pdf.file import PdfFile
from ingest.readers.pdf.layout.line import PageLines
from ingest.readers.pdf.pdfium_page import is_picture, render
from ingest.reading import HiddenText

_TINY = 2.0  # points
_FEW_LETTERS = 20
_INK = 24  # of 255: less difference than this between the lightest and the darkest point is no ink
_PALE = 235  # of 255
_DPI = 144
_UNDRAWN = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_MOST = 300  # characters that are kept of a page


def unseen(file: PdfFile, page: PageLines) -> tuple[HiddenText, ...]:
    """Give the hidden words of a page."""
    found = []
    tiny = " ".join(line.text for line in page.lines if 0 < line.size < _TINY)
    if _says(tiny):
        found.append(HiddenText(tiny[:_MOST], "tiny letters", page.number))
    if page.inkless:
        try:
            words = " ".join(_without_ink(file.pdfium[page.number - 1]))
        except pypdfium2.PdfiumError:
            words = ""
        if _says(words):
            found.append(HiddenText(words[:_MOST], "letters without ink", page.number))
    return tuple(found)


def _says(words: str) -> bool:
    return sum(map(str.isalpha, words)) >= _FEW_LETTERS


def _without_ink(page: pypdfium2.PdfPage) -> Iterator[str]:
    """Give the white and undrawn text where the picture of the page shows one colour."""
    letters = page.get_textpage()
    try:
        if is_picture(page):
            return  # letters without ink are what OCR saw in the scan
        picture = np.asarray(render(page, _DPI).convert("L"))
        for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
            if _is_pale(each.raw) and _one_colour(_part(picture, page, each.get_bounds())):
                yield _text(each.raw, letters.raw)
    finally:
        letters.close()
        page.close()


def _is_pale(raw: object) -> bool:
    if pdfium.FPDFTextObj_GetTextRenderMode(raw) in _UNDRAWN:
        return True
    shades = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(raw, *map(ctypes.byref, shades))
    red, green, blue, opacity = (each.value for each in shades)
    return min(red, green, blue) > _PALE or opacity < 255 - _PALE


def _one_colour(part: NDArray[np.uint8]) -> bool:
    return not part.size or int(part.max()) - int(part.min()) < _INK


def _part(
    picture: NDArray[np.uint8], page: pypdfium2.PdfPage, bounds: tuple[float, float, float, float]
) -> NDArray[np.uint8]:
    """Give the part of a page's picture at bounds in the page's own units."""
    height, width = picture.shape
    corners = [_point(page, width, height, x, y) for x in bounds[::2] for y in bounds[1::2]]
    columns, rows = zip(*corners, strict=True)
    # What lies outside of the page is not seen either.
    top, left = max(0, min(rows)), max(0, min(columns))
    return picture[top : max(0, max(rows) + 1), left : max(0, max(columns) + 1)]


def _point(page: pypdfium2.PdfPage, width: int, height: int, x: float, y: float) -> tuple[int, int]:
    column, row = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(
        page.raw, 0, 0, width, height, 0, x, y, ctypes.byref(column), ctypes.byref(row)
    )
    return column.value, row.value


def _text(raw: object, letters: object) -> str:
    length = pdfium.FPDFTextObj_GetText(raw, letters, None, 0)  # bytes of UTF-16
    buffer = (pdfium.FPDF_WCHAR * (length // 2 + 1))()
    pdfium.FPDFTextObj_GetText(raw, letters, buffer, length)
    return bytes(buffer)[:length].decode("utf-16-le", "ignore").strip("\0")
