"""Taking out of a text what has been read, so that no later pattern reads it again."""

import re
from collections.abc import Callable, Iterable

from corpus.figures.figure import Figure

TAKEN = "\0"

Reading = tuple[re.Pattern[str], Callable[[re.Match[str]], Iterable[Figure]]]


def take_all(text: str, readings: Iterable[Reading]) -> tuple[frozenset[Figure], str]:
    """Give what each pattern reads, in order, and the text with TAKEN over it.

    A match that reads as no figure stays in the text.
    """
    found: set[Figure] = set()
    for pattern, read in readings:
        kept: list[str] = []
        end = 0
        for match in pattern.finditer(text):
            figures = tuple(read(match))
            if figures:
                found.update(figures)
                kept += [text[end : match.start()], TAKEN * len(match.group())]
                end = match.end()
        text = "".join([*kept, text[end:]])
    return frozenset(found), text
