from collections import Counter

from corpus.script import fold
from corpus.vocabulary import load_senses


def test_each_sense_has_words_in_both_languages_each_once() -> None:
    for sense in load_senses():
        assert all(word == word.strip() != "" for word in (*sense.en, *sense.zh)), sense
        twice = [word for word, n in Counter([*sense.en, *map(fold, sense.zh)]).items() if n > 1]
        assert twice == [], sense
        assert all(word.isascii() for word in sense.en), sense
        assert not any(word.isascii() for word in sense.zh), sense


def test_no_sense_stands_twice() -> None:
    assert [n for _, n in Counter(load_senses()).items() if n > 1] == []
