"""A quote in the letters of a page as they stand in the file: found exactly, or not at all."""

import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# What a reader of PDFs takes out or puts in: hyphens at the ends of lines, and marks of headings
# and tables.
_NOT_COMPARED = frozenset("-‐‑|#")
_NOT_SEEN = ("C", "Z")  # categories of Unicode: control and format characters, white space
_FEWEST = 8  # letters on each side of a page's end


@dataclass(frozen=True)
class Span:
    """Characters of a page, from `start` up to `end`."""

    start: int
    end: int


@dataclass(frozen=True)
class Quote:
    """Words to be found, and those of the document before and after them."""

    words: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Letters:
    """The letters of a page that are compared, with the place of each among its characters."""

    text: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, characters: Sequence[str]) -> "Letters":
        """Give the letters in a page's characters."""
        kept = [(each, place) for place, c in enumerate(characters) for each in _compared(c)]
        return cls("".join(each for each, _ in kept), tuple(place for _, place in kept))

    def span(self, start: int, length: int) -> Span:
        """Give the characters that some of the letters are."""
        return Span(self.places[start], self.places[start + length - 1] + 1)


def quote_span(page: Letters, quote: Quote) -> Span | None:
    """Give where a quote stands; of several places the one that has the words around it."""
    return _placed(page, _key(quote.words), _key(quote.before), _key(quote.after))


def spans_over_pages(page: Letters, following: Letters, quote: Quote) -> tuple[Span, Span] | None:
    """Give where a quote stands that runs over from a page to the following one."""
    words, before, after = map(_key, (quote.words, quote.before, quote.after))
    most = _longest_start(page.text, words)
    if not _FEWEST <= most <= len(words) - _FEWEST:
        return None
    first = _placed(page, words[:most], before, "")
    rest = _placed(following, words[most:], "", after)
    return (first, rest) if first and rest else None


def _placed(page: Letters, words: str, before: str, after: str) -> Span | None:
    fits = {
        place: len(os.path.commonprefix((page.text[:place][::-1], before[::-1])))
        + len(os.path.commonprefix((page.text[place + len(words) :], after)))
        for place in _occurrences(page.text, words)
    }
    best = max(fits.values(), default=0)
    fitting = [place for place, fit in fits.items() if fit == best]
    # Two places that are as good as each other are none.
    return page.span(fitting[0], len(words)) if len(fitting) == 1 else None


def _occurrences(text: str, words: str) -> Iterator[int]:
    place = text.find(words) if words else -1
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _longest_start(text: str, words: str) -> int:
    """Give how many of the first letters of `words` stand together in `text`."""
    fewest, most = 0, len(words)
    while fewest < most:
        middle = (fewest + most + 1) // 2
        if words[:middle] in text:
            fewest = middle
        else:
            most = middle - 1
    return fewest


def _key(words: str) -> str:
    return "".join(letter for each in words for letter in _compared(each))


def _compared(character: str) -> Iterator[str]:
    """Give a character as it is compared: one of its forms, a ligature as its letters."""
    for each in unicodedata.normalize("NFKC", character):
        if each not in _NOT_COMPARED and unicodedata.category(each)[0] not in _NOT_SEEN:
            yield each
