from ingest.readers.pdf.layout.characters import clean, respaced
from ingest.readers.pdf.layout.furniture import without_furniture
from ingest.readers.pdf.layout.hyphens import Joiner
from ingest.readers.pdf.layout.line import Line, PageLines, Run, lines_of
from ingest.readers.pdf.layout.order import ordered
from ingest.readers.pdf.layout.quality import quality


def line(text: str, y: float, x: float = 70) -> Line:
    return Line(text, x, x + 5 * len(text), y, 10)


def test_ligatures_are_taken_apart_and_invisible_characters_go() -> None:
    assert clean("e\ufb03cient\u00ad of\u200b\ufb01ce \uf0b7") == "efficient office •"


def test_chinese_that_was_spread_out_is_closed_up() -> None:
    assert respaced("香 港 特 別 行 政 區") == "香港特別行政區"
    assert respaced("第一章 總則") == "第一章 總則"
    assert respaced("Preamble ........... 3") == "Preamble … 3"


def test_a_gap_between_runs_is_a_space_and_words_drawn_twice_are_one() -> None:
    runs = [
        Run("(a)", 70, 82, 500, 10),
        Run("the", 90, 102, 500, 10),
        Run("the", 90.3, 102.3, 500, 10),
        Run("2", 103, 106, 504, 6),
    ]
    assert [each.text for each in lines_of(runs)] == ["(a) the2"]


def test_hyphens_at_line_ends_go_unless_the_document_writes_them() -> None:
    joiner = Joiner(["a company of self-government", "the law-based state, law and based"])
    assert joiner.join("the com-", "mittee decides") == "the committee decides"
    assert joiner.join("full self-", "government") == "full self-government"
    assert joiner.join("in 2024-", "25 it") == "in 2024-25 it"
    assert joiner.join("在香港", "設立研發中心") == "在香港設立研發中心"


def test_numbered_headings_at_the_top_of_pages_are_no_furniture() -> None:
    first = ["Article 4", "All persons", "Article 9", "The law", "Article 12", "No one", "Any"]
    second = ["shall", "may", "must", "can", "will", "should", "might"]
    pages = [
        PageLines(n, (line(top, 700), line(text, 600), line(f"page {n}", 40)))
        for n, (top, text) in enumerate(zip(first, second, strict=True), start=1)
    ]
    cleaned = without_furniture(pages)
    assert [[each.text for each in page.lines] for page in cleaned] == [
        [top, text] for top, text in zip(first, second, strict=True)
    ]


def test_lines_drawn_late_go_where_they_stand() -> None:
    page = PageLines(1, (line("second", 600), line("third", 580), line("first", 700)))
    assert [each.text for each in ordered(page).lines] == ["first", "second", "third"]


def test_the_gate_tells_garbage_from_other_scripts() -> None:
    garbage = "Θͨ͘͠ͷ ͍͢Δ౯ͷͱ͓\u038bͻ৽ਐͷେ ΈΜͳͰ͋Δ\u038d͏ʹɹΈΜͳͷ͓ͷ" * 3
    assert quality(garbage).verdict == "garbled"
    for text in (
        "Привет, мир, это обычная страница русского текста",
        "مرحبا بالعالم هذا نص عربي عادي",
        "こんにちは世界、これは普通の日本語の文です",
        "香港特別行政區政府公布《施政報告》",
        "The profits tax rate is 16.5% for corporations.",
        "1 2 3 4",
    ):
        assert quality(text).verdict == "good", text


def test_the_gate_tells_broken_characters_and_shifted_alphabets() -> None:
    assert quality("(cid:12)(cid:7)(cid:99) the").verdict == "garbled"
    assert quality("the \ufffd\ufffd\ufffd\ufffd rate").verdict == "garbled"
    shifted = "WKH SURILWV WDA UDWH LV FKDUJHG RQ HYHUB FRUSRUDWLRQ "
    assert quality(shifted * 4).verdict == "garbled"
    assert quality("thequickbrownfox" * 12).verdict == "garbled"
    assert quality(" \n ").verdict == "no text"
