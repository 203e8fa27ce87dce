import pytest

from corpus.charset import decode_text, strictly

TRADITIONAL = "優才（高技能人才、優秀人才）入境計劃，申請人須符合基本資格。"
SIMPLIFIED = "优秀人才入境计划，申请人须符合基本资格。公司在香港设立研发中心。"
ENGLISH = "The fee is £500 – “e-Visa” holders’ café."


@pytest.mark.parametrize(
    "text, charset",
    [
        (TRADITIONAL, "utf-8"),
        (TRADITIONAL, "utf-8-sig"),
        (TRADITIONAL, "utf-16"),
        (TRADITIONAL, "utf-32"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "gb18030"),
        (SIMPLIFIED, "gbk"),
        (ENGLISH, "cp1252"),
    ],
)
def test_text_is_read_in_the_character_set_that_it_is_in(text, charset):
    assert decode_text(text.encode(charset)) == text


@pytest.mark.parametrize("content", [b"\x80\x81\x8d\x8f" * 40, "Привет мир".encode("cp1251")])
def test_an_uncertain_character_set_is_none(content):
    assert decode_text(content) is None


@pytest.mark.parametrize("name", ["undefined", "no-such-set", "ascii"])
def test_a_named_character_set_that_does_not_fit_is_none(name):
    assert strictly("é".encode(), name) is None
