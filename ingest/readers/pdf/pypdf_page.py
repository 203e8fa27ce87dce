"""A page's lines by pypdf."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pypdf import PageObject

from ingest.readers.pdf.layout.line import PageLines, Run, lines_of
from ingest.readers.pdf.layout.widths import text_width

# pypdf names no types for what its visitor is given: a font is a dictionary or None.
_BOLD = re.compile(r"bold|black|heavy|demi|-bd|cmbx|sfbx|medium-b", re.IGNORECASE)
_Matrix = list[float]
_SHOWS = frozenset((b"Tj", b"TJ", b"'", b'"'))
_FILLS = frozenset((b"g", b"rg", b"k", b"sc", b"scn"))
_UNDRAWN = (3, 7)  # text rendering modes: letters that are not drawn, or only cut out


def pypdf_lines(page: PageObject, number: int) -> PageLines:
    """Give the lines of a page in the order of its content; raises whatever pypdf raises."""
    visitor = _Visitor()
    page.extract_text(visitor_text=visitor.visit, visitor_operand_before=visitor.operate)
    return PageLines(number, lines_of(visitor.runs), inkless=visitor.inkless)


@dataclass(frozen=True)
class _Pen:
    """How letters are drawn: in white or not, and the text rendering mode."""

    white: bool = False
    mode: int = 0


class _Visitor:
    """Turns what pypdf shows of a page into runs, each turned upright."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        # By identity: pypdf gives one object a font and page, and it lives as long as the page.
        self._bold: dict[int, bool] = {}
        self.inkless = False  # whether letters are shown in white, or by no drawing at all
        self._pen = _Pen()
        self._pens: list[_Pen] = []

    def operate(self, operator: bytes, operands: Sequence[Any], cm: _Matrix, tm: _Matrix) -> None:
        """Take an operator of the page's content (ISO 32000-1, 8.4.4, 8.6.8 and 9.3.6)."""
        if operator in _SHOWS:
            self.inkless |= self._pen.white or self._pen.mode in _UNDRAWN
        elif operator in _FILLS and all(isinstance(each, int | float) for each in operands):
            full = 0.0 if operator == b"k" or len(operands) == 4 else 1.0
            self._pen = replace(self._pen, white=all(abs(each - full) < 0.05 for each in operands))
        elif operator == b"Tr" and operands:
            self._pen = replace(self._pen, mode=operands[0])
        elif operator == b"q":
            self._pens.append(self._pen)
        elif operator == b"Q" and self._pens:
            self._pen = self._pens.pop()

    def visit(self, text: str, cm: _Matrix, tm: _Matrix, font: Any, size: float) -> None:
        """Take a piece of text with its matrices and font."""
        text = text.strip("\n")
        if not text:
            return
        a, b = tm[0] * cm[0] + tm[1] * cm[2], tm[0] * cm[1] + tm[1] * cm[3]
        c, d = tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3]
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = abs(size) * math.hypot(c, d)
        if abs(b) < 1e-6 * abs(a) and a > 0:
            angle = 0
        else:
            radians = math.atan2(b, a)
            angle = round(math.degrees(radians)) % 360
            cos, sin = math.cos(radians), math.sin(radians)
            x, y = x * cos + y * sin, y * cos - x * sin
        bold = self._is_bold(font)
        leading = len(text) - len(text.lstrip())
        if 0 < leading < len(text):
            # The piece begins with a space that pypdf put in front of where it stands.
            text = " " + text.lstrip()
        width = text_width(text.lstrip(), height, bold)
        self.runs.append(Run(text, x, x + width, round(y, 2), round(height, 2), bold, angle))

    def _is_bold(self, font: Any) -> bool:
        if font is None:
            return False
        known = self._bold.get(id(font))
        if known is None:
            name = str(font.get("/BaseFont", ""))
            known = self._bold[id(font)] = _BOLD.search(name) is not None
        return known
