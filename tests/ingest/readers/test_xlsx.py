import datetime
import time
import zipfile

import pytest
from openpyxl import Workbook

from ingest.compose import compose
from ingest.errors import UnreadableError
from ingest.readers.office.xlsx import read_xlsx
from ingest.reading import Element, Limits, PageReading, ReadOptions
from ingest.split import split

OPTIONS = ReadOptions()


def book_of(rows, title="Rates"):
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def read_saved(book, tmp_path, options=OPTIONS, tick=lambda done, total: None):
    book.save(tmp_path / "fees.xlsx")
    return read_xlsx(tmp_path / "fees.xlsx", options, tick)


def replace_in_sheet(path, old, new):
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    assert old in parts[name]
    parts[name] = parts[name].replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def table(*rows, columns):
    return "\n".join([*rows[:1], "| " + " | ".join(["---"] * columns) + " |", *rows[1:]])


def test_a_sheet_is_a_page_and_rows_stand_under_the_header_below_the_title(tmp_path):
    book = book_of(
        [
            ["Table 1: Profits tax"],
            ["HK$ million"],
            ["Kind", "Rate", "From", "Paid"],
            ["Corporation", 0.165, datetime.datetime(2018, 4, 1), 1234567.5],
            ["Other", 0.15, datetime.date(2018, 4, 1), None],
            ["Source: Inland Revenue Department"],
        ]
    )
    for row in (4, 5):
        book.active.cell(row, 2).number_format = "0.0%"
        book.active.cell(row, 4).number_format = "#,##0.00"
    reading = read_saved(book, tmp_path)
    assert reading.elements == (
        Element("heading", "Rates", page=1),
        Element("paragraph", "Table 1: Profits tax", page=1),
        Element("paragraph", "HK$ million", page=1),
        Element(
            "table",
            table(
                "| Kind | Rate | From | Paid |",
                "| Corporation | 16.5% | 2018-04-01 | 1,234,567.50 |",
                "| Other | 15.0% | 2018-04-01 |  |",
                columns=4,
            ),
            page=1,
        ),
        Element("paragraph", "Source: Inland Revenue Department", page=1),
    )
    assert reading.title == "fees"
    assert reading.as_of == datetime.datetime.now(datetime.UTC).date().isoformat()
    assert reading.pages == (PageReading(1, "Rates", "xlsx"),)


def test_empty_rows_and_columns_part_tables(tmp_path):
    book = book_of([["Zone", "Firms", None, "Year", "Visas"], ["North", 5, None, 2024, 7]])
    book.active["A4"], book.active["B4"] = "Fee", "HK$"
    book.active["A5"], book.active["B5"] = "Visa", 230
    found = read_saved(book, tmp_path).elements
    assert [element.text for element in found] == [
        "Rates",
        table("| Zone | Firms |", "| North | 5 |", columns=2),
        table("| Year | Visas |", "| 2024 | 7 |", columns=2),
        table("| Fee | HK$ |", "| Visa | 230 |", columns=2),
    ]


def test_rows_below_a_gap_keep_the_header_above_it(tmp_path):
    book = book_of([["Zone", "2023", 2024], ["A", 1, 2], [], ["B", 3, 4]])
    found = read_saved(book, tmp_path).elements
    assert [element.text for element in found[1:]] == [
        table("| Zone | 2023 | 2024 |", "| A | 1 | 2 |", columns=3),
        table("| Zone | 2023 | 2024 |", "| B | 3 | 4 |", columns=3),
    ]


def test_merged_cells_hold_their_text_everywhere(tmp_path):
    book = book_of(
        [
            ["Fees by zone"],
            ["Zone", "2024"],
            [None, "Q1", "Q2"],
            ["North", 1, 2],
            [None, 3, 4],
            ["All zones"],
            ["South", 5, 6],
        ]
    )
    for merged in ("A1:C1", "A2:A3", "B2:C2", "A4:A5", "A6:C6"):
        book.active.merge_cells(merged)
    found = read_saved(book, tmp_path).elements
    assert [element.text for element in found[1:]] == [
        "Fees by zone",
        table(
            "| Zone | 2024 Q1 | 2024 Q2 |",
            "| North | 1 | 2 |",
            "| North | 3 | 4 |",
            "| All zones |  |  |",
            "| South | 5 | 6 |",
            columns=3,
        ),
    ]


def test_what_is_hidden_is_left_out_with_a_note_and_parts_no_table(tmp_path):
    book = book_of([["Zone", "Secret", "Firms"], ["A", 1, 2], ["hidden", 3, 4], ["B", 5, 6]])
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["B"].hidden = True
    secret = book.create_sheet("Secret")
    secret["A1"], secret.sheet_state = "x", "hidden"
    reading = read_saved(book, tmp_path)
    assert reading.elements == (
        Element("heading", "Rates", page=1),
        Element("table", table("| Zone | Firms |", "| A | 2 |", "| B | 6 |", columns=2), page=1),
    )
    note = "1 hidden row(s) left out; 1 hidden column(s) left out"
    assert reading.pages == (
        PageReading(1, "Rates", "xlsx", note=note),
        PageReading(2, "Secret", "xlsx", note="hidden, left out"),
    )


def test_a_formula_gives_its_stored_value_or_a_note(tmp_path):
    book = book_of([["Zone", "Firms"], ["A", 1], ["Total", "=SUM(B2)"], ["Twice", "=2*B2"]])
    book.save(tmp_path / "fees.xlsx")
    stored = b"<f>SUM(B2)</f><v>1</v>"
    replace_in_sheet(tmp_path / "fees.xlsx", b"<f>SUM(B2)</f><v></v>", stored)
    reading = read_xlsx(tmp_path / "fees.xlsx", ReadOptions(), lambda done, total: None)
    rows = table("| Zone | Firms |", "| A | 1 |", "| Total | 1 |", "| Twice |  |", columns=2)
    assert reading.elements[1].text == rows
    assert reading.pages[0].note == "1 formula(s) without a stored value left empty"


def test_a_sheet_that_claims_to_be_vast_is_quick(tmp_path):
    book = book_of([["Zone", "Firms"], ["A", 1]])
    book.active["XFD1048576"] = "far"
    book.save(tmp_path / "fees.xlsx")
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFC1048575"/></mergeCells>'
    replace_in_sheet(tmp_path / "fees.xlsx", b"</sheetData>", merged)
    start = time.monotonic()
    reading = read_xlsx(tmp_path / "fees.xlsx", ReadOptions(), lambda done, total: None)
    assert time.monotonic() - start < 5
    assert [element.text for element in reading.elements] == [
        "Rates",
        table("| Zone | Firms |", "| A | 1 |", columns=2),
        "far",
    ]


def test_every_thousand_rows_give_a_sign_of_life(tmp_path):
    book = book_of([["a", "b"], *([["x", n] for n in range(2100)])])
    ticks = []
    read_saved(book, tmp_path, tick=lambda done, total: ticks.append((done, total)))
    assert ticks == [(0, 1), (0, 1), (0, 1), (1, 1)]


def test_too_many_sheets_or_too_much_text_is_too_large(tmp_path):
    book = book_of([["Zone", "Firms"], ["A" * 90, "B" * 90]])
    with pytest.raises(UnreadableError) as refused:
        read_saved(book, tmp_path, ReadOptions(limits=Limits(characters=100)))
    assert refused.value.problem == "too large"
    book.create_sheet("More")
    with pytest.raises(UnreadableError) as refused:
        read_saved(book, tmp_path, ReadOptions(limits=Limits(pages=1)))
    assert refused.value.problem == "too large"


def test_a_name_of_another_suffix_is_read_all_the_same(tmp_path):
    book_of([["Zone", "Firms"], ["A", 1]]).save(tmp_path / "a.xlsx")
    renamed = (tmp_path / "a.xlsx").rename(tmp_path / "a.docx")
    reading = read_xlsx(renamed, ReadOptions(), lambda done, total: None)
    assert len(reading.elements) == 2


def test_what_people_see_quoted_is_a_row_with_the_names_of_its_columns(tmp_path):
    book = book_of([["Scheme", "Fee", "Weeks"], ["GEP", 230, 4], ["TechTAS", 0, "2 | 3"]])
    composed = compose(read_saved(book, tmp_path), "fees.xlsx", "fees")
    (passage,) = split(composed, "fees")
    assert (passage.title, passage.section, passage.page) == ("fees", "Rates", 1)
    assert [unit.reading for unit in passage.units] == [
        "GEP — Fee: 230; Weeks: 4",
        "TechTAS — Fee: 0; Weeks: 2 / 3",
    ]
