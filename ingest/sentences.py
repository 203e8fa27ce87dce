"""Where sentences begin and end, in English and Chinese."""

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?](?:[\"”’')\]]*)(?=\s|$)|[。！？]+[」』”’）)]*|\n")
# What ends in a full stop without ending a sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:No|Nos|Cap|Dr|Mr|Mrs|Ms|Prof|Hon|St|Ltd|Inc|Co|Corp|vs|approx|para|paras|Art|Sec|"
    r"Fig|Vol|pp|ed|eds|al|etc|e\.g|i\.e|cf|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|"
    r"\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
_NUMBER = re.compile(r"\s*\d{1,3}[A-Z]{0,2}\.")
_STARTS_LOWER = re.compile(r"\s+[a-z]")


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the offsets of each sentence of `text[start:end]`, without white space around it."""
    begin = start
    for match in _END.finditer(text, start, end):
        if match.group() == "\n" or not _ends(text, begin, match):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _ends(text: str, begin: int, match: re.Match[str]) -> bool:
    if match.group()[0] in "。！？":
        return True
    if _STARTS_LOWER.match(text, match.end()):
        return False
    words = text[begin : match.start() + 1]
    # "17A." in front of a paragraph is its number.
    return _ABBREVIATION.search(words) is None and _NUMBER.fullmatch(words) is None


def _trimmed(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[begin:end]
    stripped = words.strip()
    if stripped:
        first = begin + words.index(stripped)
        yield first, first + len(stripped)
