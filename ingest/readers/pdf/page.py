"""One page of a PDF by the first reader whose text is good: pypdf, pypdfium2, then OCR."""

from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]  # ships no types

from ingest.readers.pdf.file import PdfFile
from ingest.readers.pdf.layout.line import PageLines
from ingest.readers.pdf.layout.quality import Quality, quality
from ingest.readers.pdf.ocr_page import read_picture
from ingest.readers.pdf.pdfium_page import drawn, is_picture, pdfium_lines, render
from ingest.readers.pdf.pypdf_page import pypdf_lines

_FEW_LETTERS = 30  # a page number or a stamp on a scanned page


@dataclass(frozen=True)
class PdfPage:
    """A page's lines, and how they were come by; a page with a problem has none."""

    lines: PageLines
    reader: str
    problem: str = ""
    note: str = ""


def read_page(file: PdfFile, number: int, ocr: bool) -> PdfPage:
    """Read a page, numbered from one; whatever fails is said in the page's note or problem."""
    notes: list[str] = []
    found: Quality | None = None
    if file.reader is not None:
        try:
            lines = pypdf_lines(file.reader.pages[number - 1], number)
            found = quality(lines.text)
        except MemoryError:
            raise
        except Exception as error:  # pypdf raises nearly anything on a damaged page
            notes.append(f"pypdf: {type(error).__name__}")
        else:
            if found.verdict == "good" and found.letters >= _FEW_LETTERS:
                return PdfPage(lines, "pypdf")
            if found.verdict == "garbled":
                notes.append("pypdf: garbled")
    try:
        page = file.pdfium[number - 1]
    except pypdfium2.PdfiumError as error:
        if found is not None and found.verdict == "good":
            return PdfPage(lines, "pypdf")
        notes.append(f"pypdfium2: {error}")
        return PdfPage(PageLines(number), "", "damaged", "; ".join(notes))
    try:
        if found is not None and found.verdict == "good":
            return _few_letters(page, lines, ocr)
        return _by_pdfium(page, number, ocr, notes)
    finally:
        page.close()


def _few_letters(page: pypdfium2.PdfPage, lines: PageLines, ocr: bool) -> PdfPage:
    # Perhaps a scanned page with a stamp: what the picture says counts if it says more.
    if ocr and is_picture(page):
        seen = read_picture(render(page), lines.number)
        if len(seen.lines.text) > 2 * len(lines.text):
            return PdfPage(seen.lines, "ocr", note=seen.note)
    return PdfPage(lines, "pypdf")


def _by_pdfium(page: pypdfium2.PdfPage, number: int, ocr: bool, notes: list[str]) -> PdfPage:
    lines = pdfium_lines(page, number)
    found = quality(lines.text)
    if found.verdict == "good":
        return PdfPage(lines, "pypdfium2", note="; ".join(notes))
    if found.verdict == "garbled":
        notes.append("pypdfium2: garbled")
    elif not notes and not drawn(page):
        return PdfPage(PageLines(number), "pypdf")
    if not ocr:
        problem = "garbled" if notes else "no text"
        return PdfPage(PageLines(number), "pypdfium2", problem, "; ".join(notes))
    seen = read_picture(render(page), number)
    # A page on which OCR sees nothing either had letters all the same: garbage, not a blank.
    problem = "garbled" if seen.problem and found.verdict == "garbled" else seen.problem
    notes += [seen.note] if seen.note else []
    return PdfPage(seen.lines, "ocr", problem, "; ".join(notes))
