"""Text -> terms of the lexical index: stemmed words, figures, and pairs of CJK characters."""

import re
from functools import cache
from pathlib import Path

import Stemmer

from corpus.script import CJK, LETTERS, fold

# 2,000,000 and 16.5 are one term each; r&d, raise+ and 18c stay whole.
_TOKEN = re.compile(
    rf"(?P<cjk>[{CJK}]+)"
    r"|(?P<figure>(?>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?))(?![A-Za-z])"
    rf"|(?P<word>{LETTERS}(?:[&'’.-]{LETTERS})*\+?)"
)
_INNER = re.compile(r"[&'’.-]")
_WORD_LISTS = Path(__file__).parent / "function_words.txt"


@cache
def stemmer() -> Stemmer.Stemmer:
    """Give the stemmer of English words."""
    return Stemmer.Stemmer("english")


@cache
def _function_words() -> tuple[frozenset[str], re.Pattern[str], frozenset[str]]:
    words = [fold(word) for word in _WORD_LISTS.read_text(encoding="utf-8").split()]
    stems = frozenset(stemmer().stemWord(word) for word in words if word.isascii())
    chinese = {word for word in words if not word.isascii()}
    phrases = sorted((w for w in chinese if len(w) > 1), key=len, reverse=True)
    characters = frozenset(word for word in chinese if len(word) == 1)
    return stems, re.compile("|".join(map(re.escape, phrases))), characters


def terms(text: str) -> list[str]:
    """Give the terms of a text in its order."""
    return _terms(fold(text))


def content_terms(question: str) -> list[str]:
    """Give the terms of a question that carry content, each once: no function words."""
    stems, phrases, characters = _function_words()
    kept = phrases.sub(" ", fold(question))
    # A single character such as 才 also stands inside names (高才通): only pairs of them go.
    return list(
        dict.fromkeys(t for t in _terms(kept) if t not in stems and not characters.issuperset(t))
    )


def _terms(folded: str) -> list[str]:
    found: list[str] = []
    stem = stemmer().stemWord
    for match in _TOKEN.finditer(folded):
        token = match.group()
        if match.lastgroup == "cjk":
            found.extend(token[i : i + 2] for i in range(max(1, len(token) - 1)))
        elif match.lastgroup == "figure":
            found.append(token.replace(",", ""))
        elif token.isalnum():  # most words: nothing to split
            found.append(stem(token))
        else:
            parts = [part for part in _INNER.split(token) if part]
            if len(parts) > 1:
                # "re-domiciliation" is also written as one word, and its parts are asked for alone.
                found.append(stem("".join(parts)))
            found.extend(stem(part) for part in parts if len(part) > 1 or len(parts) == 1)
    return found
