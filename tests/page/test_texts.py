import re

from page.texts import EXAMPLES, LANGUAGE_NAMES, TEXT


def test_every_language_has_every_text():
    assert set(TEXT) == {language for _, language in LANGUAGE_NAMES}
    assert {frozenset(words) for words in TEXT.values()} == {frozenset(TEXT["en"])}
    assert set(EXAMPLES) <= set(TEXT["en"])


def test_every_language_has_the_same_places_to_fill_in():
    def places(text: str) -> list[str]:
        return sorted(re.findall(r"\{\w+\}", text))

    for words in TEXT.values():
        assert {key: places(text) for key, text in words.items()} == {
            key: places(text) for key, text in TEXT["en"].items()
        }
