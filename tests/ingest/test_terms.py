import pytest

from ingest.terms import content_terms, terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Taxes on companies", ["tax", "on", "compani"]),
        ("HK$2,000,000 at 16.5%", ["hk", "2000000", "at", "16.5"]),
        ("R&D and RAISe+", ["rd", "and", "raise+"]),
        ("re-domiciliation", ["redomicili", "re", "domicili"]),
        ("研發中心", ["研发", "发中", "中心"]),
        ("研发中心", ["研发", "发中", "中心"]),
        ("港 投", ["港", "投"]),
        ("ＨＫ", ["hk"]),
        ("... —", []),
    ],
)
def test_a_text_gives_stems_figures_and_pairs_of_characters(text, expected):
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is the tax on the taxes of companies?", ["tax", "compani"]),
        ("甚麼是高才通", ["是高", "高才", "才通"]),
        ("what is the", []),
    ],
)
def test_the_content_of_a_question_is_its_terms_once_without_function_words(question, expected):
    assert content_terms(question) == expected


def test_a_figure_ends_where_a_chinese_character_begins():
    assert terms("2025年7月") == ["2025", "年", "7", "月"]
    assert terms("InvestHK總部 18C 1,800公頃") == ["investhk", "总部", "18c", "1800", "公顷"]
