"""A text made ready to be compared: each form is made when it is asked for, once."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from corpus.figures import Figure, figures
from corpus.script import CJK, fold, simplify
from ingest.terms import content_terms, stemmer

_TOKEN = re.compile(rf"[{CJK}]|(?:(?![{CJK}])[^\W_])+")
POSSESSIVE = re.compile(r"['’]s\b")
# Most lines hold no figure, and need not be read for one.
_MAY_HOLD_FIGURE = re.compile(
    r"[0-9〇零一二两三四五六七八九十百千万亿半]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|half|thirds?|quarters?|"
    r"\w+th|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|\w*uary|march|april|august|"
    r"\w+ber)\b"
)


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
        if not _MAY_HOLD_FIGURE.search(self.folded):
            return frozenset()
        return figures(self.text)

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
    words = stemmer().stemWords(_TOKEN.findall(POSSESSIVE.sub("", fold(text))))
    return f" {' '.join(words)} "
