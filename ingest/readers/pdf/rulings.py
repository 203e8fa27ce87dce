"""The straight lines drawn on a PDF page, along which tables are ruled."""

import ctypes
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # ships no types

_MOST_OBJECTS = 4000  # a map or a plan has more, and no table that could be found in it
_MOST_SEGMENTS = 2000  # of one drawing
_STRAIGHT = 0.8  # points that a line may lean
_SHORTEST = 3.0


@dataclass(frozen=True)
class Ruling:
    """A line across (y0 == y1) or down (x0 == x1); y grows upwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def across(self) -> bool:
        """Whether it runs from left to right."""
        return self.y0 == self.y1


@dataclass(frozen=True)
class _Point:
    x: float
    y: float


def rulings(page: pypdfium2.PdfPage) -> list[Ruling]:
    """Give the lines and the sides of frames on a page; none of a drawing too rich for a table."""
    if pdfium.FPDFPage_CountObjects(page.raw) > _MOST_OBJECTS:
        return []
    found: list[Ruling] = []
    for path in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1):
        if pdfium.FPDFPath_CountSegments(path.raw) <= _MOST_SEGMENTS:
            for stroke in _strokes(path):
                found += [r for a, b in pairwise(stroke) if (r := _ruling(a, b)) is not None]
    return found


def _strokes(path: pypdfium2.PdfObject) -> list[list[_Point]]:
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    strokes: list[list[_Point]] = []
    for index in range(pdfium.FPDFPath_CountSegments(path.raw)):
        segment = pdfium.FPDFPath_GetPathSegment(path.raw, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = _Point(*matrix.on_point(x.value, y.value))
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_LINETO and strokes:
            strokes[-1].append(point)
        else:
            strokes.append([point])  # a move, or the far end of a curve
        if pdfium.FPDFPathSegment_GetClose(segment) and len(strokes[-1]) > 2:
            strokes[-1].append(strokes[-1][0])
    return strokes


def _ruling(a: _Point, b: _Point) -> Ruling | None:
    if abs(a.y - b.y) <= _STRAIGHT and abs(a.x - b.x) >= _SHORTEST:
        return Ruling(min(a.x, b.x), a.y, max(a.x, b.x), a.y)
    if abs(a.x - b.x) <= _STRAIGHT and abs(a.y - b.y) >= _SHORTEST:
        return Ruling(a.x, min(a.y, b.y), a.x, max(a.y, b.y))
    return None
