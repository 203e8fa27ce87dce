import pytest

from assistant.row import in_words
from assistant.units import ScoredUnit
from corpus.markdown import cells
from ingest.blocks import read_row
from ingest.passage import Passage, Unit


def said(header: str, row: str, language: str = "en") -> str:
    reading = read_row(cells(header), cells(row))
    unit = Unit("row", 0, len(row), row, reading, header, ())
    passage = Passage("d:0", "d", "T", "S", language, header, row, (unit,))
    return in_words(ScoredUnit(passage, 0, unit, 0.0))


@pytest.mark.parametrize(
    ("language", "header", "row", "expected"),
    [
        ("en", "| Item | Amount |", "| Paper filing | HK$1,720 |", "Paper filing: HK$1,720"),
        ("zh-Hant", "| 項目 | 內容 |", "| 土地 | 約23公頃 |", "土地：約23公頃"),
        ("en", "| Licence | Holder |", "| FRS02 | HSBC |", "FRS02 — Holder: HSBC"),
        (
            "en",
            "| Scheme | Detail | Since |",
            "| NIAS | one third | 2024 |",
            "NIAS — Detail: one third; Since: 2024",
        ),
        (
            "zh-Hans",
            "| 主体 | 怎样办 | 费用 |",
            "| 子公司 | 交NNC1; 注: 网上 | 3,895港元 |",
            "子公司 — 怎样办：交NNC1; 注: 网上；费用：3,895港元",
        ),
        (
            "zh-Hans",
            "| 主体 | 怎样办 | 费用 |",
            "| 子公司 | - | 3,895港元 |",
            "子公司 — 费用：3,895港元",
        ),
    ],
)
def test_a_row_is_said_without_a_header_that_says_nothing_in_the_marks_of_its_language(
    language, header, row, expected
):
    assert said(header, row, language) == expected


def test_a_sentence_is_said_as_it_stands():
    unit = Unit("sentence", 0, 9, "It is so.", "It is so.", "", ())
    passage = Passage("d:0", "d", "T", "S", "en", "", "It is so.", (unit,))
    assert in_words(ScoredUnit(passage, 0, unit, 0.0)) == "It is so."
