from pathlib import Path

import pytest
from made_pdf import write_pdf
from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfReader, PdfWriter

from ingest.errors import UnreadableError
from ingest.readers.pdf.image import read_image
from ingest.readers.pdf.pdf import read_pdf
from ingest.reading import ReadOptions

WORDS = "The application is free of charge"


def picture(text: str) -> Image.Image:
    image = Image.new("RGB", (1000, 300), "white")
    ImageDraw.Draw(image).text((60, 110), text, "black", ImageFont.load_default(44))
    return image


def test_reads_the_frames_of_a_tiff_as_pages(tmp_path: Path) -> None:
    frames = [picture(WORDS), picture("Forms are at the counter")]
    frames[0].save(tmp_path / "a.tiff", save_all=True, append_images=frames[1:])
    reading = read_image(tmp_path / "a.tiff", ReadOptions(), lambda done, total: None)
    assert [(e.page, e.text) for e in reading.elements] == [
        (1, WORDS),
        (2, "Forms are at the counter"),
    ]
    assert [(page.number, page.reader, page.problem) for page in reading.pages] == [
        (1, "ocr", ""),
        (2, "ocr", ""),
    ]


def test_a_picture_without_text_is_reported(tmp_path: Path) -> None:
    Image.new("RGB", (400, 300), "white").save(tmp_path / "a.png")
    with pytest.raises(UnreadableError) as caught:
        read_image(tmp_path / "a.png", ReadOptions(), lambda done, total: None)
    assert caught.value.problem == "no text"


def test_a_damaged_picture_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n not a picture")
    with pytest.raises(UnreadableError, match="damaged") as caught:
        read_image(tmp_path / "a.png", ReadOptions(), lambda done, total: None)
    assert caught.value.problem == "damaged"


def test_a_scanned_page_of_a_pdf_is_read_from_its_picture(tmp_path: Path) -> None:
    picture(WORDS).save(tmp_path / "scan.pdf", resolution=100)
    writer = PdfWriter(clone_from=PdfReader(tmp_path / "scan.pdf"))
    writer.append(write_pdf(tmp_path / "blank.pdf", [[]]))
    writer.write(tmp_path / "a.pdf")
    reading = read_pdf(tmp_path / "a.pdf", ReadOptions(), lambda done, total: None)
    assert [(e.page, e.text) for e in reading.elements] == [(1, WORDS)]
    assert [(page.reader, page.problem) for page in reading.pages] == [("ocr", ""), ("pypdf", "")]
    assert reading.reader == "ocr"
