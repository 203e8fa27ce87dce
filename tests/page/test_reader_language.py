import pytest

from page.reader_language import reader_language


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("zh-HK,zh;q=0.9,en;q=0.8", "zh-Hant"),
        ("zh-Hans-HK", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh", "zh-Hans"),
        ("de-DE, ZH-CN;q=0.5, en;q=0.4", "zh-Hans"),
        ("en-GB;q=0.9", "en"),
        ("enm, fr", "en"),
        ("", "en"),
    ],
)
def test_the_first_language_that_the_page_has_is_taken(accepted: str, language: str) -> None:
    assert reader_language(accepted) == language
