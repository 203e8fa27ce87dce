import re
from collections import Counter
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import page
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


def test_no_text_takes_the_place_of_another_parts():
    folder = Path(page.__file__).parent
    parts = [import_module(f"page.{file.stem}") for file in sorted(folder.glob("texts*.py"))]
    tables = {
        id(table): table["en"]
        for part in parts
        for table in vars(part).values()
        if isinstance(table, Mapping) and "en" in table and table is not TEXT
    }
    keys = Counter(key for words in tables.values() for key in words)
    assert [key for key, number in keys.items() if number > 1] == []
    assert set(keys) == set(TEXT["en"])
