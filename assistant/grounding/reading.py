"""A text made ready to be compared: each form is made when it is asked for, once."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from corpus.figures import Figure, take_figures
from corpus.script import CJK, fold, simplify
from ingest.terms import content_terms, stemmer

_TOKEN = re.compile(rf"[{CJK}]|(?:(?![{CJK}])[^\W_])+")
POSSESSIVE = re.compile(r"['’]s\b")
# Most lines hold no figure, and need not be read for one.
_MAY_HOLD_FIGURE = re.compile(
    r"[0-9〇零一二两三四五六七八九十百千万亿半]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|half|thirds?|quarters?|"
    r"fifths?|tenths?|fourth|(?:six|seven|eigh|nin|eleven|twelf)th|jan|feb|apr|june?|july?|aug|"
    r"sept?|oct|nov|dec|january|february|april|august|september|october|november|december|"
    r"(?:in|by|of|to) (?:may|march))\b"
)
# A pair of characters with one of these is no word: 槛是, 价的.
_PARTICLES = frozenset("的是了")
# Words in front of a figure, as terms; alone they say nothing.
_LEADING = frozenset("sinc rough near around some 约 近 逾 至 达 共 自 首 仅 间 每".split())


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
        return self._taken[0]

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The terms that carry content, each once."""
        return tuple(content_terms(self.text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The content terms beside the figures: 2億元 is no word; nor is what leads to one (約)."""
        figures, rest = self._taken
        found = content_terms(rest) if figures else self.content
        return tuple(t for t in found if t not in _LEADING and _PARTICLES.isdisjoint(t))

    @cached_property
    def _taken(self) -> tuple[frozenset[Figure], str]:
        if not _MAY_HOLD_FIGURE.search(self.folded):
            return frozenset(), self.text
        return take_figures(self.text)


@lru_cache(maxsize=8192)
def read(text: str) -> Reading:
    """Give the reading of a text; a passage is cited by more than one claim."""
    return Reading(text)


def spaced(text: str) -> str:
    """Give stemmed words and CJK characters with a space on each side, so that `in` finds names."""
    words = stemmer().stemWords(_TOKEN.findall(POSSESSIVE.sub("", fold(text))))
    return f" {' '.join(words)} "
