"""Words and names of a text with what says the same in either language."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.vocabulary import Word, load_vocabulary, place_words
from corpus.glossary import Glossary, Mention
from corpus.script import fold
from ingest.terms import terms


class Senses:
    """What the glossary, the vocabulary and the names of places know of the words of texts."""

    def __init__(self, glossary: Glossary) -> None:
        """Look names up in a glossary."""
        self._known = lru_cache(maxsize=2048)(self._look_up)
        self._named = lru_cache(maxsize=2048)(lambda text: glossary.mentions(text, most=99))

    def of(self, text: str) -> tuple[Word, ...]:
        """Give the words of a text that others say as well."""
        return self._known(text)

    def mentions(self, text: str) -> Sequence[Mention]:
        """Give all names of the glossary in a text."""
        return self._named(text)

    def _look_up(self, text: str) -> tuple[Word, ...]:
        return (*self._names(text), *load_vocabulary().words_in(terms(text)), *place_words(text))

    def _names(self, text: str) -> Iterator[Word]:
        folded = fold(text)
        for mention in self.mentions(text):
            yield Word.of(folded[mention.start : mention.end], mention.entry.names)
