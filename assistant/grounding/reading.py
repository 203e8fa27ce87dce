"""A text made ready to be compared: each form is made when it is asked for, once."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

import Stemmer

from corpus.figures import Figure, figures
from corpus.script import CJK, fold, simplify
from ingest.terms import content_terms

_TOKEN = re.compile(rf"[{CJK}]|(?:(?![{CJK}])[^\W_])+")
POSSESSIVE = re.compile(r"['’]s\b")
# "Ventures四間" is a name and a number, not the label "Ventures4".
_SCRIPT_CHANGE = re.compile(rf"(?<=[A-Za-z])(?=[{CJK}])")


@dataclass(frozen=True)
class Reading:
    """One text in the forms in which texts are compared."""

    text: str

    @cached_property
    def readable(self) -> str:
        """NFKC and Simplified characters; capitals stay."""
        return simplify(unicodedata.normalize("NFKC", self.text))

    @cached_property
    def folded(self) -> str:
        """NFKC, lower case, Simplified characters."""
        return fold(self.text)

    @cached_property
    def spaced(self) -> str:
        """Stemmed words and single CJK characters between spaces: " the compani 金 管 局 "."""
        return spaced(self.text)

    @cached_property
    def figures(self) -> frozenset[Figure]:
        """The figures of the text."""
        return figures(_SCRIPT_CHANGE.sub(" ", self.text))

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The terms that carry content, each once."""
        return tuple(content_terms(self.text))


@lru_cache(maxsize=8192)
def read(text: str) -> Reading:
    """Give the reading of a text; a passage is cited by more than one claim."""
    return Reading(text)


def spaced(text: str) -> str:
    """Give stemmed words and CJK characters with a space on each side, so that `in` finds names."""
    words = _stemmer().stemWords(_TOKEN.findall(POSSESSIVE.sub("", fold(text))))
    return f" {' '.join(words)} "


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")
