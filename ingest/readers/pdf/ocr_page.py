"""A picture read by OCR, judged: what cannot be relied on is left out and said."""

from dataclasses import dataclass

from PIL import Image

from ingest.readers.pdf.layout.line import PageLines
from ingest.readers.pdf.layout.quality import quality
from ingest.readers.pdf.ocr import recognise


@dataclass(frozen=True)
class OcrPage:
    """The lines of a picture, none where there is a problem."""

    lines: PageLines
    problem: str = ""
    note: str = ""


def read_picture(image: Image.Image, number: int) -> OcrPage:
    """Read a picture; a page that cannot be relied on is empty and says why."""
    found = recognise(image, number)
    if not found.page.lines:
        problem = "garbled" if found.confidence else "no text"
        return OcrPage(PageLines(number), problem)
    verdict = quality(found.page.text).verdict
    if verdict == "good" and found.sure:
        return OcrPage(found.page, note=f"read from its picture, {found.confidence:.0%} sure")
    return OcrPage(PageLines(number), "garbled" if verdict == "good" else verdict)
