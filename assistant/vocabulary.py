"""The plain words of a question, with those that say the same in both languages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.places import names_alike
from corpus.document import Language
from corpus.script import detect_language, family
from corpus.vocabulary import Sense, load_senses
from ingest.terms import terms

Terms = frozenset[str]


@dataclass(frozen=True)
class Word:
    """A word by its terms, and those of each language that say the same."""

    terms: Terms
    en: tuple[Terms, ...]
    zh: tuple[Terms, ...]

    @classmethod
    def of(cls, said: str, names: Iterable[str]) -> "Word":
        """Give a name as it is said in a text, with all names of the same thing."""
        alike: dict[str, list[Terms]] = {"en": [], "zh": []}
        for name in names:
            alike[family(detect_language(name))].append(frozenset(terms(name)))
        return cls(frozenset(terms(said)), tuple(alike["en"]), tuple(alike["zh"]))

    def alike(self, language: Language) -> tuple[Terms, ...]:
        """Give what texts in `language` may say."""
        return self.en if language == "en" else self.zh


class Vocabulary:
    """The words of senses, found again in a text."""

    def __init__(self, senses: Sequence[Sense]) -> None:
        """Take the senses; a word of several is like the words of all of them."""
        alike: dict[Terms, tuple[dict[Terms, None], dict[Terms, None]]] = {}
        for sense in senses:
            en, zh = ([frozenset(terms(word)) for word in words] for words in (sense.en, sense.zh))
            for word in (*en, *zh):
                into = alike.setdefault(word, ({}, {}))
                into[0].update(dict.fromkeys(en))
                into[1].update(dict.fromkeys(zh))
        self._by_term: dict[str, list[Word]] = {}
        for word, (en_words, zh_words) in alike.items():
            found = Word(word, tuple(en_words), tuple(zh_words))
            self._by_term.setdefault(min(word), []).append(found)

    def words_in(self, found: Sequence[str]) -> list[Word]:
        """Give the words that a text with these terms holds, those within longer ones as well."""
        held = frozenset(found)
        return [
            word
            for term in dict.fromkeys(found)
            for word in self._by_term.get(term, ())
            if word.terms <= held
        ]


def place_words(text: str) -> list[Word]:
    """Give the countries and regions that a text names, with their names in all languages."""
    return [Word.of(name, names) for name, names in names_alike(text)]


@cache
def load_vocabulary() -> Vocabulary:
    """Give the vocabulary that comes with Harbour."""
    return Vocabulary(load_senses())
