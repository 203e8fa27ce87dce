from pathlib import Path

import pytest
from made_pdf import Words, lines, write_pdf
from pypdf import PdfReader, PdfWriter

from ingest.errors import UnreadableError
from ingest.readers.pdf.pdf import read_pdf
from ingest.reading import Element, Limits, PageReading, Reading, ReadOptions

NO_OCR = ReadOptions(ocr=False)
FIRST = (
    "The company may apply for the grant before the end of the year, and the",
    "committee decides within three months of the day on which it has all",
    "papers.",
)


def read(path: Path, options: ReadOptions = NO_OCR) -> Reading:
    return read_pdf(path, options, lambda done, total: None)


def test_joins_lines_to_a_paragraph(tmp_path: Path) -> None:
    reading = read(write_pdf(tmp_path / "a.pdf", [lines(*FIRST)]))
    assert reading.elements == (Element("paragraph", " ".join(FIRST), page=1),)
    assert reading.reader == "pypdf"
    assert reading.pages == (PageReading(1, reader="pypdf"),)


def test_a_paragraph_over_a_page_is_one_element_that_knows_where_the_page_ends(
    tmp_path: Path,
) -> None:
    reading = read(write_pdf(tmp_path / "a.pdf", [lines(*FIRST[:2]), lines(FIRST[2])]))
    (element,) = reading.elements
    assert element == Element(
        "paragraph", " ".join(FIRST), page=1, page_breaks=(len(" ".join(FIRST[:2])) + 1,)
    )


def test_headings_have_levels_by_their_look(tmp_path: Path) -> None:
    page = [
        Words("Support for Research", 72, 760, size=20),
        Words("Part I", 72, 730, size=14, bold=True),
        Words("Who may apply", 72, 712, size=14, bold=True),
        *lines(*FIRST, top=690),
        Words("12A. Short title", 72, 630, bold=True),
        *lines("This scheme may be cited as the Research Scheme of the Region.", top=606),
    ]
    found = read(write_pdf(tmp_path / "a.pdf", [page])).elements
    assert [(e.level, e.text) for e in found if e.kind == "heading"] == [
        (1, "Support for Research"),
        (2, "Part I Who may apply"),
        (3, "12A. Short title"),
    ]


def test_list_items_lose_their_bullets_and_keep_their_letters(tmp_path: Path) -> None:
    page = [
        *lines("The application holds all of the following papers—"),
        *lines("(a) the certificate of the company; and", x=90, top=676),
        *lines("(b) the accounts of the last three", "years, audited.", x=90, top=652),
        *lines("\u2022 any other paper that helps.", x=90, top=610),
    ]
    found = read(write_pdf(tmp_path / "a.pdf", [page])).elements
    assert [(e.kind, e.text) for e in found[1:]] == [
        ("item", "(a) the certificate of the company; and"),
        ("item", "(b) the accounts of the last three years, audited."),
        ("item", "any other paper that helps."),
    ]


def test_drops_running_headers_and_page_numbers(tmp_path: Path) -> None:
    words = "alpha beta gamma delta epsilon zeta eta theta".split()
    pages = [
        [
            Words("Research Scheme", 72, 800),
            *lines(f"Page text about {word} begins here and it ends here."),
            Words(f"- {number} -", 280, 40),
        ]
        for number, word in enumerate(words, start=1)
    ]
    found = read(write_pdf(tmp_path / "a.pdf", pages)).elements
    assert [e.text for e in found] == [
        f"Page text about {word} begins here and it ends here." for word in words
    ]
    assert [e.page for e in found] == list(range(1, 9))


def test_reads_two_columns_that_were_drawn_row_by_row(tmp_path: Path) -> None:
    left = [f"left column line number {n} with some words" for n in range(1, 9)]
    right = [f"right column line number {n} with some words" for n in range(1, 9)]
    rows = [
        words
        for n in range(8)
        for words in (
            Words(left[n], 60, 700 - 14 * n, 10),
            Words(right[n], 320, 700 - 14 * n, 10),
        )
    ]
    found = read(write_pdf(tmp_path / "a.pdf", [rows])).elements
    assert " ".join(e.text for e in found) == " ".join(left + right)


def test_a_ruled_table_becomes_a_markdown_table(tmp_path: Path) -> None:
    cells = [["Scheme", "Rate"], ["Patent box", "5%"], ["Profits tax", "16.5%"]]
    page = [
        Words(cell, 110 + 150 * column, 605 - 25 * row)
        for row, values in enumerate(cells)
        for column, cell in enumerate(values)
    ]
    grid = "".join(f"100 {y} m 400 {y} l S\n" for y in (625, 600, 575, 550))
    grid += "".join(f"{x} 550 m {x} 625 l S\n" for x in (100, 250, 400))
    intro = lines("The rates of the two schemes are these in the present year.")
    found = read(write_pdf(tmp_path / "a.pdf", [[*intro, *page]], drawing=grid)).elements
    assert [e.kind for e in found] == ["paragraph", "table"]
    assert found[1].text == (
        "| Scheme | Rate |\n| --- | --- |\n| Patent box | 5% |\n| Profits tax | 16.5% |"
    )


def test_title_and_date_come_from_the_file_where_they_are_sensible(tmp_path: Path) -> None:
    info = "/Title (Guide to the Patent Box) /ModDate (D:20240315120000Z)"
    reading = read(write_pdf(tmp_path / "a.pdf", [lines(*FIRST)], info=info))
    assert (reading.title, reading.as_of) == ("Guide to the Patent Box", "2024-03-15")


@pytest.mark.parametrize(
    "title", ["Microsoft Word - notice.doc", "untitled", "final_v2", "scan0001.pdf", "Book1"]
)
def test_a_file_name_is_no_title(tmp_path: Path, title: str) -> None:
    info = f"/Title ({title}) /ModDate (D:19700101000000Z)"
    reading = read(write_pdf(tmp_path / "a.pdf", [lines(*FIRST)], info=info))
    assert (reading.title, reading.as_of) == ("", None)


def test_gives_page_labels(tmp_path: Path) -> None:
    labels = "/PageLabels << /Nums [0 << /S /r >> 1 << /S /D >>] >>"
    made = write_pdf(tmp_path / "a.pdf", [lines(FIRST[0])] * 2, catalog=labels)
    assert [page.label for page in read(made).pages] == ["i", "1"]


def test_bookmarks_make_headings_of_plain_lines(tmp_path: Path) -> None:
    made = write_pdf(tmp_path / "a.pdf", [[*lines("Ways to apply"), *lines(*FIRST, top=670)]])
    writer = PdfWriter(clone_from=PdfReader(made))
    writer.add_outline_item("Ways to apply", 0)
    writer.write(made)
    assert read(made).elements[0] == Element("heading", "Ways to apply", 1, 1)


def test_tries_the_passwords_and_names_the_setting(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(write_pdf(tmp_path / "a.pdf", [lines(*FIRST)])))
    writer.encrypt("open sesame", algorithm="AES-256")
    writer.write(tmp_path / "locked.pdf")
    with pytest.raises(UnreadableError, match="ingest.passwords") as caught:
        read(tmp_path / "locked.pdf")
    assert caught.value.problem == "encrypted"
    known = ReadOptions(("wrong", "open sesame"), ocr=False)
    assert read(tmp_path / "locked.pdf", known).elements[0].text == " ".join(FIRST)


def test_an_empty_page_is_no_failure_and_a_drawn_one_is(tmp_path: Path) -> None:
    blank = read(write_pdf(tmp_path / "a.pdf", [lines(*FIRST), []]))
    assert blank.pages[1] == PageReading(2, reader="pypdf")
    with pytest.raises(UnreadableError) as caught:
        read(write_pdf(tmp_path / "b.pdf", [[]], drawing="100 100 200 200 re f"))
    assert caught.value.problem == "no text"


def test_too_many_pages_are_refused_before_they_are_read(tmp_path: Path) -> None:
    made = write_pdf(tmp_path / "a.pdf", [lines(*FIRST)] * 3)
    with pytest.raises(UnreadableError, match="3 pages, the limit is 2") as caught:
        read(made, ReadOptions(limits=Limits(pages=2)))
    assert caught.value.problem == "too large"


def test_a_damaged_file_is_read_by_pypdfium2_or_reported(tmp_path: Path) -> None:
    made = write_pdf(tmp_path / "a.pdf", [lines(*FIRST)]).read_bytes()
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(made[: made.index(b"startxref")])
    assert " ".join(FIRST) in read(cut).elements[0].text
    cut.write_bytes(made[:60])
    with pytest.raises(UnreadableError, match="damaged") as caught:
        read(cut)
    assert caught.value.problem == "damaged"


def test_says_how_far_it_is_after_each_page(tmp_path: Path) -> None:
    ticks: list[tuple[int, int]] = []
    made = write_pdf(tmp_path / "a.pdf", [lines(*FIRST)] * 3)
    read_pdf(made, NO_OCR, lambda done, total: ticks.append((done, total)))
    assert ticks == [(1, 3), (2, 3), (3, 3)]
