"""Words parted at the end of a line, put together again."""

import re
from collections import Counter
from collections.abc import Iterable

from ingest.readers.pdf.layout.characters import WIDE

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTED = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WIDE_END = re.compile(f"[{WIDE}]$")
_WIDE_START = re.compile(f"[{WIDE}]")
# Before these a hyphen at a line's end is most often a compound's own.
_COMPOUNDING = frozenset(
    "self semi non co ex anti multi cross pre post vice quasi pro well long short high low full "
    "part half two three four one first second third all so".split()
)


class Joiner:
    """Joins lines; the document's own words say whether a hyphen at a line's end is one."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        for text in texts:
            words = _WORD.findall(text.lower())
            self._words.update(words[:-1] if text.endswith("-") else words)

    def join(self, text: str, line: str) -> str:
        """Give `text` with the line behind it."""
        if not text:
            return line
        if _WIDE_END.search(text) or _WIDE_START.match(line):
            return text + line
        parted = _PARTED.search(text)
        if parted is None:
            # "2020-" and "21", "either/" and "or" go together, as does what follows a dash.
            tight = re.search(r"[^\s—–]-$|[^\s]/$|[^\s]—$", text)
            return text + ("" if tight else " ") + line
        following = _FIRST_WORD.match(line)
        if following is None or not following.group()[0].islower():
            return text + line
        keeps = self._keeps(parted.group(1).lower(), following.group().lower())
        return (text if keeps else text[:-1]) + line

    def _keeps(self, first: str, second: str) -> bool:
        joined, compound = self._words[first + second], self._words[f"{first}-{second}"]
        if joined or compound:
            return compound > joined
        if first in _COMPOUNDING:
            return True
        both = min(self._words[first], self._words[second])
        return both > 0 and min(len(first), len(second)) > 2
