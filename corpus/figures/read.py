"""Text -> figures: each kind is taken out of the text before the next is looked for."""

import re
import unicodedata

from corpus.figures.amounts import take_amounts
from corpus.figures.dates import take_dates
from corpus.figures.figure import Figure
from corpus.figures.names import take_names
from corpus.figures.numerals import with_digits
from corpus.figures.shares import take_shares
from corpus.figures.taken import TAKEN
from corpus.script import simplify

_DASHES = re.compile(r"[‐‑‒–—−~〜]")
# Citation and footnote marks, links, bullets and numbers of list items, emphasis.
_NOT_FIGURES = re.compile(
    r"\[\^?[\w-]+\]|https?://\S+|^\s*(?:[-–—•]|\d{1,2}[.)])(?=\s)|(?<![\w)])\(\d{1,2}\)|\*+",
    re.MULTILINE,
)


def figures(text: str) -> frozenset[Figure]:
    """Give the figures of a text.

    Marks [1], numbers of list items, "one" as a pronoun, and first to third are none. A fraction
    is a percentage to two places; years are months and weeks days ("two years": 24 months); a sign
    is not kept ("down 5%", "-5%").
    """
    found, _ = take_figures(text)
    return found


def take_figures(text: str) -> tuple[frozenset[Figure], str]:
    """Give the figures of a text, and the rest of it: NFKC, Simplified characters."""
    readable = simplify(unicodedata.normalize("NFKC", _NOT_FIGURES.sub(" ", text)))
    rest = with_digits(_DASHES.sub("-", readable))
    found: set[Figure] = set()
    for take in (take_dates, take_names, take_shares, take_amounts):
        figures_taken, rest = take(rest)
        found |= figures_taken
    return frozenset(found), rest.replace(TAKEN, " ")
