import pytest

from corpus.script import detect_language, family, fold, simplify


@pytest.mark.parametrize(
    ("text", "folded"),
    [("研發中心", "研发中心"), ("衞生", "卫生"), ("研发", "研发"), ("R&D", "R&D")],
)
def test_traditional_characters_become_simplified_one_by_one(text, folded):
    assert simplify(text) == folded


def test_fold_takes_away_width_case_and_script():
    assert fold("ＨＫ Ｒ＆Ｄ 總部") == "hk r&d 总部"


def test_readers_of_both_chinese_scripts_are_one_family():
    assert [family("en"), family("zh-Hant"), family("zh-Hans")] == ["en", "zh", "zh"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What is the rate?", "en"),
        ("", "en"),
        ("Who leads 投資推廣署 in Hong Kong today?", "en"),
        ("研發中心在哪裏", "zh-Hant"),
        ("研发中心在哪里", "zh-Hans"),
        ("InvestHK 的总部在哪里", "zh-Hans"),
        ("我哋喺邊度", "zh-Hant"),
        ("中山", "zh-Hans"),
        ("土地怎樣批出", "zh-Hant"),
        ("制度由当局规定", "zh-Hans"),
    ],
)
def test_the_language_is_told_by_the_letters(text, language):
    assert detect_language(text) == language


def test_chinese_that_fits_both_scripts_is_in_the_one_that_is_asked_for():
    assert detect_language("中山", undecided="zh-Hant") == "zh-Hant"
    assert detect_language("中山", undecided="en") == "zh-Hans"


def test_characters_that_both_scripts_have_decide_nothing():
    assert detect_language("管理局制度", undecided="zh-Hant") == "zh-Hant"
    assert detect_language("管理局制度", undecided="zh-Hans") == "zh-Hans"
