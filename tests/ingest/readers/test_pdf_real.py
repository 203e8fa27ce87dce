"""Over documents that nobody in the project wrote; skipped where they are not at hand."""

import re
from pathlib import Path

import pypdfium2
import pytest

from ingest.errors import UnreadableError
from ingest.readers.pdf.pdf import read_pdf
from ingest.reading import Reading, ReadOptions

REAL = Path(__file__).parents[4] / "shared" / "real"
ODD = REAL / "pdf-robustness"
pytestmark = pytest.mark.skipif(not ODD.is_dir(), reason="shared/real is not here")
NO_OCR = ReadOptions(("asdfzxcv", "foo", "usersecret", "password", "test"), ocr=False)


def read(path: Path, options: ReadOptions = NO_OCR) -> Reading:
    return read_pdf(path, options, lambda done, total: None)


def text(reading: Reading) -> str:
    return " ".join(element.text for element in reading.elements)


def test_no_running_header_is_left_in_an_ordinance() -> None:
    reading = read(REAL / "legislation" / "cap2.pdf")
    found = text(reading)
    assert "Last updated date" not in found and "Verified Copy" not in found
    footers = r"Part [IVXA]+ \d+-\d+$|^Section \w+ Cap\. 2$|^T-\d+$"
    assert not [e.text for e in reading.elements if re.search(footers, e.text)]
    assert reading.title == "Public Finance Ordinance"


def test_articles_are_headings_below_their_chapters_and_on_their_pages() -> None:
    path = REAL / "basic-law" / "basiclaw_full_text.pdf"
    headings = [e for e in read(path).elements if e.kind == "heading"]
    articles = [e for e in headings if re.fullmatch(r"Article \d+", e.text)]
    assert len(articles) == 143 + 160  # of the Constitution and of the Basic Law
    chapter = next(e for e in headings if e.text == "Chapter V Economy")
    assert {e.level for e in articles if 105 <= (e.page or 0) <= 110} == {chapter.level + 2}
    document = pypdfium2.PdfDocument(path)
    for article in articles:
        page = document[(article.page or 0) - 1].get_textpage().get_text_bounded()
        assert article.text in page
    document.close()


def test_japanese_that_pypdf_garbles_is_read_by_pypdfium2_column_by_column() -> None:
    reading = read(ODD / "pdfminer" / "jo.pdf")
    assert "假定された有機交流電燈のひとつの青い照明です（あらゆる透明な幽霊の複合体）" in text(
        reading
    )
    assert [(p.reader, p.note) for p in reading.pages] == [("pypdfium2", "pypdf: garbled")]


@pytest.mark.parametrize(
    "name, words",
    [
        ("pypdf/hello-world.pdf", "Привет, мир"),
        ("pypdf/multilang.pdf", "مرحبا بالعالم"),
        ("sample-files/015-arabic/habibi.pdf", "habibi"),
        ("pypdf/encryption/r6-both-passwords.pdf", "pdf encryption test"),
        ("pdfminer/encryption/aes-256.pdf", "Secret!"),
        ("pdfminer/simple3.pdf", "あいうえお"),
        ("pypdf/form_evince.pdf", "foo: bar"),
    ],
)
def test_reads_what_is_odd_but_readable(name: str, words: str) -> None:
    assert words in text(read(ODD / name))


@pytest.mark.parametrize(
    "name, problem",
    [
        ("pdfminer/contrib/issue-791-non-unicode-cmap.pdf", "garbled"),
        ("pypdf/git.pdf", "no text"),
        ("sample-files/019-grayscale-image/grayscale-image.pdf", "no text"),
        ("sample-files/017-unreadable-meta-data/unreadablemetadata.pdf", "damaged"),
        ("pypdf/libreoffice-writer-password.pdf", "encrypted"),
    ],
)
def test_reports_what_cannot_be_read(name: str, problem: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(ODD / name)
    assert caught.value.problem == problem
