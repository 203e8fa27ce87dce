"""Misspelt names: a word that no document holds -> the name that it is nearly."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from corpus.glossary import Glossary
from ingest.terms import terms

_WORD = re.compile(r"(?<![\w.@/-])[A-Za-z][A-Za-z'-]{4,}(?![\w@/-])")
_ENDINGS = ("er", "r", "est", "ly")  # that stemming leaves
_ALIKE = 82.0  # of 100: one letter wrong in six, two in eleven


@dataclass(frozen=True)
class Spelled:
    """A question as it is searched, and the words that were taken for others."""

    question: str
    changed: Mapping[str, str]


@dataclass(frozen=True)
class Spelling:
    """Knows the words of the glossary's Latin names."""

    glossary: Glossary

    @cached_property
    def _names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for entry in self.glossary.entries:
            for name in entry.names:
                for word in _WORD.findall(name):
                    if word[0].isupper():  # a name's own word, not "of" or "scheme"
                        names.setdefault(word.lower(), word)
        return names

    def corrected(self, question: str, frequency: Callable[[str], int]) -> Spelled:
        """Give the question with misspelt names mended; `frequency` counts a term's passages."""
        changed: dict[str, str] = {}

        def mended(match: re.Match[str]) -> str:
            word = match.group()
            if word.lower() in self._names or _known(word, frequency):
                return word
            found = process.extractOne(
                word.lower(), list(self._names), scorer=fuzz.ratio, score_cutoff=_ALIKE
            )
            if found is None or found[0][0] != word[0].lower():
                return word
            changed[word] = self._names[found[0]]
            return changed[word]

        return Spelled(_WORD.sub(mended, question), changed)


def _known(word: str, frequency: Callable[[str], int]) -> bool:
    """Tell whether documents hold a word, or that from which it is made: cheaper, cheap."""
    bases = (word, *(word.removesuffix(end) for end in _ENDINGS))
    return any(frequency(term) for base in dict.fromkeys(bases) for term in terms(base))
