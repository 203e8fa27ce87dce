import base64
import io
import re
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from page.sheet import Box, Sheet, SheetTask, draw
from tests.ingest.readers.made_pdf import lines, write_pdf

FIRST = ("A levy of 5% is due on every widget that is made in the", "harbour, from the first year.")
QUOTE = " ".join(FIRST)
OTHER = "Ships are free of it, whatever they carry into the harbour."


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    pages = [lines("Contents", "Levies 2"), [*lines(*FIRST), *lines(OTHER, top=400)]]
    return write_pdf(tmp_path / "levies.pdf", pages)


def task(path: Path, page: int, words: str) -> SheetTask:
    return SheetTask(str(path), page, words, "", "")


def under(path: Path, sheet: Sheet, box: Box) -> str:
    """Give the text of the file that lies under a box of the picture."""
    page = pypdfium2.PdfDocument(path)[sheet.page - 1]
    bitmap = page.render(scale=sheet.height / page.get_height())
    to_page = bitmap.get_posconv(page).to_page
    one = to_page(box.left - 1, box.top - 1)
    other = to_page(box.left + box.width + 1, box.top + box.height + 1)
    (left, right), (bottom, top) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return str(page.get_textpage().get_text_bounded(left, bottom, right, top)).strip()


def test_each_line_of_a_quote_is_in_a_box_and_nothing_else_is(pdf: Path) -> None:
    (sheet,) = draw(task(pdf, 2, QUOTE))
    assert [under(pdf, sheet, box) for box in sheet.boxes] == list(FIRST)
    (other,) = draw(task(pdf, 2, OTHER))
    assert [under(pdf, other, box) for box in other.boxes] == [OTHER]


def test_the_picture_is_the_page_and_no_larger_than_it_may_be(pdf: Path) -> None:
    (sheet,) = draw(task(pdf, 2, QUOTE))
    picture = Image.open(io.BytesIO(base64.b64decode(sheet.picture)))
    assert (sheet.page, picture.format, picture.size) == (2, "WEBP", (sheet.width, sheet.height))
    assert max(picture.size) in (1600, 1601)
    box = sheet.boxes[0]
    inked = picture.convert("L").crop((box.left, box.top, box.left + 200, box.top + box.height))
    assert inked.getextrema()[0] < 100


def test_words_that_are_not_on_the_page_get_no_box(pdf: Path) -> None:
    (sheet,) = draw(task(pdf, 2, QUOTE.replace("5%", "6%")))
    assert (sheet.page, sheet.boxes) == (2, ())


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_turned_page_has_its_box_where_the_words_are_seen(
    pdf: Path, tmp_path: Path, angle: int
) -> None:
    writer = PdfWriter()
    writer.add_page(PdfReader(pdf).pages[1]).rotate(angle)
    turned = tmp_path / "turned.pdf"
    writer.write(turned)
    (sheet,) = draw(task(turned, 1, OTHER))
    assert [under(turned, sheet, box) for box in sheet.boxes] == [OTHER]


def test_a_quote_that_runs_over_is_boxed_on_both_pages(tmp_path: Path) -> None:
    words = "The levy is due at the end of the year in which the widget is made."
    pages = [
        [*lines("The levy is due at the end", top=100), *lines("Page 1", top=40)],
        [*lines("Levies", top=800), *lines("of the year in which the widget is made.")],
    ]
    path = write_pdf(tmp_path / "over.pdf", pages)
    sheets = draw(task(path, 1, words))
    found = [(each.page, under(path, each, box)) for each in sheets for box in each.boxes]
    assert found == [
        (1, "The levy is due at the end"),
        (2, "of the year in which the widget is made."),
    ]


def test_the_words_of_a_table_row_are_in_boxes_of_their_own(tmp_path: Path) -> None:
    row = [*lines("Widgets"), *lines("5%", x=400)]
    path = write_pdf(tmp_path / "row.pdf", [row])
    (sheet,) = draw(task(path, 1, "| Widgets | 5% |"))
    text = " ".join(under(path, sheet, box) for box in sheet.boxes)
    assert (len(sheet.boxes), re.sub(r"\s+", " ", text)) == (2, "Widgets 5%")
