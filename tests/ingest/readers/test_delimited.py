import pytest

from ingest.compose import compose
from ingest.errors import UnreadableError
from ingest.readers.office.delimited import read_csv
from ingest.reading import Element, Limits, ReadOptions
from ingest.split import split

OPTIONS = ReadOptions()
TEXT = "公司,地址,人數\n科技園,沙田,1000\n數碼港,薄扶林,200\n"
TABLE = """\
| 公司 | 地址 | 人數 |
| --- | --- | --- |
| 科技園 | 沙田 | 1000 |
| 數碼港 | 薄扶林 | 200 |"""


def read_bytes(content, tmp_path, options=OPTIONS):
    (tmp_path / "firms.csv").write_bytes(content)
    return read_csv(tmp_path / "firms.csv", options, lambda done, total: None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "big5", "gb18030"])
def test_traditional_chinese_is_read_in_every_encoding(encoding, tmp_path):
    reading = read_bytes(TEXT.encode(encoding), tmp_path)
    assert reading.elements == (Element("table", TABLE),)
    assert reading.title == "firms"


def test_simplified_chinese_and_western_text_are_told_apart(tmp_path):
    (table,) = read_bytes("公司,税率\n深圳研发中心,优惠\n".encode("gb18030"), tmp_path).elements
    assert table.text.endswith("| 深圳研发中心 | 优惠 |")
    (table,) = read_bytes("Name,Note\nCafé,“£5”\n".encode("cp1252"), tmp_path).elements
    assert table.text.endswith("| Café | “£5” |")


def test_text_cut_within_a_character_is_still_utf_8(tmp_path):
    (table,) = read_bytes(TEXT.encode()[:-8], tmp_path).elements
    assert table.text.endswith("| 數碼港 | 薄扶 |  |")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_cuts_the_rows_alike(delimiter, tmp_path):
    rows = (("Name", "Fee in HK$"), ("Visa", '"1,000; or less"'), ("Other", "2"))
    content = "\r\n".join(delimiter.join(row) for row in rows)
    (table,) = read_bytes(content.encode(), tmp_path).elements
    assert table.text == (
        "| Name | Fee in HK$ |\n| --- | --- |\n| Visa | 1,000; or less |\n| Other | 2 |"
    )


def test_quoted_lines_short_rows_and_empty_rows(tmp_path):
    content = 'Scheme,Who,Fee\nGEP,"people\nin work",230\n\n,,\nQMAS,students\n'
    (table,) = read_bytes(content.encode(), tmp_path).elements
    assert table.text == (
        "| Scheme | Who | Fee |\n| --- | --- | --- |\n"
        "| GEP | people in work | 230 |\n| QMAS | students |  |"
    )


def test_lines_above_the_header_are_paragraphs(tmp_path):
    content = "Visas by scheme\nScheme,Fee,Weeks\nGEP,230,4\n"
    assert read_bytes(content.encode(), tmp_path).elements == (
        Element("paragraph", "Visas by scheme"),
        Element("table", "| Scheme | Fee | Weeks |\n| --- | --- | --- |\n| GEP | 230 | 4 |"),
    )


def test_rows_without_a_header_are_all_kept(tmp_path):
    (table,) = read_bytes(b"GEP,230,4\nQMAS,100,6\n", tmp_path).elements
    assert table.text == "|  |  |  |\n| --- | --- | --- |\n| GEP | 230 | 4 |\n| QMAS | 100 | 6 |"


def test_an_open_quotation_mark_and_bytes_that_are_no_text_are_damage(tmp_path):
    with pytest.raises(UnreadableError, match="a quotation mark may be missing") as refused:
        read_bytes(b'a,b\nc,"' + b"long " * 40_000, tmp_path)
    assert refused.value.problem == "damaged"
    with pytest.raises(UnreadableError, match="not a text file"):
        read_bytes(b"a,b\n\0,c\n", tmp_path)


def test_too_much_text_is_too_large(tmp_path):
    with pytest.raises(UnreadableError) as refused:
        read_bytes(b"a,b\n" * 100, tmp_path, ReadOptions(limits=Limits(characters=100)))
    assert refused.value.problem == "too large"


def test_what_people_see_quoted_is_a_row_with_the_names_of_its_columns(tmp_path):
    composed = compose(read_bytes(TEXT.encode("big5"), tmp_path), "firms.csv", "firms")
    (passage,) = split(composed, "firms")
    assert composed.language == "zh-Hant"
    assert [unit.reading for unit in passage.units] == [
        "科技園 — 地址: 沙田; 人數: 1000",
        "數碼港 — 地址: 薄扶林; 人數: 200",
    ]
