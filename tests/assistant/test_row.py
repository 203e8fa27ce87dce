import pytest

from assistant.row import in_words
from corpus.markdown import cells
from ingest.blocks import read_row
from ingest.passage import Unit


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("| Item | Amount |", "| Paper filing | HK$1,720 |", "Paper filing: HK$1,720"),
        ("| 項目 | 內容 |", "| 土地 | 約23公頃 |", "土地: 約23公頃"),
        ("| Licence | Holder |", "| FRS02 | HSBC |", "FRS02 — Holder: HSBC"),
        (
            "| Scheme | Detail | Since |",
            "| NIAS | one third | 2024 |",
            "NIAS — Detail: one third; Since: 2024",
        ),
    ],
)
def test_a_row_is_said_without_a_header_that_says_nothing(header, row, expected):
    reading = read_row(cells(header), cells(row))
    assert in_words(Unit("row", 0, len(row), row, reading, header, ())) == expected


def test_a_sentence_is_said_as_it_stands():
    assert in_words(Unit("sentence", 0, 9, "It is so.", "It is so.", "", ())) == "It is so."
