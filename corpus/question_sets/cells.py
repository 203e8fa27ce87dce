"""The text of a spreadsheet's cell -> the value of its field."""

import re
import unicodedata
from collections.abc import Callable

from corpus.question_sets.quoted import quoted

_LISTED = re.compile(r"[;；\n]")
_ALTERNATIVE = re.compile(r"[|｜]")
_TURN = re.compile(r"\s*([qa])\s*[:：]\s*(.*)", re.IGNORECASE)


def value_of(field: str, text: str) -> object:
    """Give what a cell holds; raises ValueError that says how to write it."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    read = _READERS.get(field)
    return read(plain) if read else plain


def _entries(text: str) -> list[str]:
    return [entry.strip() for entry in _LISTED.split(text) if entry.strip()]


def _lines(text: str) -> list[str]:
    # Words of a document may hold a semicolon.
    return [line.strip() for line in text.split("\n") if line.strip()]


def _facts(text: str) -> list[list[str]]:
    return [_alternatives(entry) for entry in _entries(text)]


def _alternatives(text: str) -> list[str]:
    return [part.strip() for part in _ALTERNATIVE.split(text)]


def _nuggets(text: str) -> list[dict[str, object]]:
    return [
        {"alternatives": _alternatives(entry.lstrip("?？")), "vital": entry[0] not in "?？"}
        for entry in _entries(text)
    ]


def _pages(text: str) -> list[list[str]]:
    return [_pair(entry, "#", "report.pdf#12") for entry in _entries(text)]


def _gains(text: str) -> dict[str, str]:
    pairs = [_pair(entry, "=", "report.pdf=2") for entry in _entries(text)]
    return {document: gain for document, gain in pairs}


def _pair(entry: str, mark: str, example: str) -> list[str]:
    # Full-width digits and marks are what a Chinese keyboard writes.
    document, found, number = unicodedata.normalize("NFKC", entry).rpartition(mark)
    if not (found and document.strip()):
        raise ValueError(f"{quoted(entry)} is not written as in {example}")
    return [document.strip(), number.strip()]


def _history(text: str) -> list[list[str]]:
    said: list[list[str]] = []
    for line in _lines(text):
        turn = _TURN.fullmatch(line)
        if turn:
            said.append([turn[1].upper(), turn[2]])
        elif said:
            said[-1][1] += f"\n{line}"
        else:
            raise ValueError(f"{quoted(line)} begins with neither Q: nor A:")
    if [speaker for speaker, _ in said] != ["Q", "A"] * (len(said) // 2):
        raise ValueError("each line Q: needs a line A: after it")
    return [[said[n][1], said[n + 1][1]] for n in range(0, len(said), 2)]


_READERS: dict[str, Callable[[str], object]] = {
    "must_include": _facts,
    "documents": _entries,
    "sections": _entries,
    "history": _history,
    "nuggets": _nuggets,
    "pages": _pages,
    "evidence": _lines,
    "gains": _gains,
}
