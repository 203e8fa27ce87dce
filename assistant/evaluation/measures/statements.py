"""The statements of an answer's text, each with its marks."""

import re
from dataclasses import dataclass

from ingest.sentences import sentence_spans

_MARK = re.compile(r"\s*\[(\d+)\]")
_LEADING_MARKS = re.compile(r"(?:\s*\[\d+\])+")
_BULLET = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+")
_NO_STATEMENT = re.compile(r"^\s*(?:#|\|?\s*:?-{3})|[:：]\s*$")


@dataclass(frozen=True)
class Statement:
    """A sentence without its marks, and the numbers of what backs it.

    One without a mark is backed by the next one on its line: a mark stands behind what it is for,
    which may be several sentences. `marked` tells whether the marks are its own.
    """

    text: str
    marks: tuple[int, ...]
    marked: bool


def statements(text: str) -> list[Statement]:
    """Give the sentences of Markdown; headings and the lead-in of a list (…:) state nothing."""
    found: list[Statement] = []
    for line in text.split("\n"):
        if not _NO_STATEMENT.search(line):
            found += _of_line(_BULLET.sub("", line))
    return found


def _of_line(line: str) -> list[Statement]:
    found: list[Statement] = []
    behind: tuple[int, ...] = ()
    for piece in reversed(_pieces(line)):
        own = tuple(dict.fromkeys(int(number) for number in _MARK.findall(piece)))
        behind = own or behind
        found.append(Statement(_MARK.sub("", piece).strip(), behind, bool(own)))
    return found[::-1]


def _pieces(line: str) -> list[str]:
    """Give the sentences of a line, the marks behind a full stop with the sentence before them."""
    pieces: list[str] = []
    for start, end in sentence_spans(line, 0, len(line)):
        piece = line[start:end]
        marks = _LEADING_MARKS.match(piece)
        if pieces and marks:
            pieces[-1] += marks.group()
            piece = piece[marks.end() :].strip()
        if piece:
            pieces.append(piece)
    return pieces
