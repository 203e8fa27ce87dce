"""Page furniture in words: menus, buttons and notices that stand on a page, not in its text."""

import re

from ingest.readers.web.menu_phrases import CONTROLS, LABELS, LANGUAGES, SCRIPTS

_EDGE = " \t\u00a0\u3000|｜/>»›<«‹·•:：-–—→←↑↓▲▼▶◀+＋×✕✖[]【】()（）…"
_WORD = re.compile(r"[a-z0-9'’.]+(?:[-/][a-z0-9'’]+)*|[^\W\d_]+", re.I)
_COPYRIGHT = re.compile(
    r"^\W*(?:copyright\s*(?:©|\(c\)|\d{4})|©|\(c\)\s*\d{4})|\ball rights reserved\W*$|"
    r"^\W*(?:版權所有|版权所有)|(?:版權所有|版权所有)\W*$",
    re.I,
)
_COPYRIGHT_LENGTH = 160
_TRAIL = re.compile(
    r"^\W*(?:(?:you are here|您現在的位置|您現在位置|您的位置|現在位置|当前位置|您现在的位置)\W+)?"
    r"(?:home ?page|home|主頁|主页|首頁|首页)\s*[>»›→/|]\s*\S",
    re.I,
)
_TRAIL_LENGTH = 240
_SENTENCE_END = re.compile(r"[.;。；!！?？]\s*$")
# "Apply now" may begin a sentence; these do only if it goes on in small letters.
_LEADING = re.compile("expand|collapse|skip|全部|展|收|摺|折|跳")
_GOES_ON = re.compile(r"\s*[a-z]")
_LONGEST = 5  # words of a phrase


def is_control(line: str) -> bool:
    """Tell whether a line is a page's furniture, wherever it stands."""
    if len(line) <= _COPYRIGHT_LENGTH and _COPYRIGHT.search(line):
        return True
    if len(line) <= _TRAIL_LENGTH and _TRAIL.match(line) and not _SENTENCE_END.search(line):
        return True
    return _made_of(line, CONTROLS, CONTROLS | LABELS) or _made_of(line, SCRIPTS, LANGUAGES)


def is_label(line: str) -> bool:
    """Tell whether a line is furniture if it stands on a web page, as a link or button."""
    return _made_of(line, CONTROLS | LABELS | SCRIPTS, CONTROLS | LABELS | LANGUAGES)


def without_leading_controls(line: str) -> str:
    """Give a line without the buttons in front of it ("Expand All Collapse All For the ...")."""
    begin = 0
    while match := _WORD.search(line, begin):
        for count in range(_LONGEST, 0, -1):
            end = _end_of_words(line, match.start(), count)
            if end is not None and _LEADING.match(phrase := _plain(line[begin:end])):
                if phrase in CONTROLS and not _GOES_ON.match(line, end):
                    begin = end
                    break
        else:
            break
    return line[begin:].lstrip(_EDGE) if begin else line


def _made_of(line: str, needed: frozenset[str], allowed: frozenset[str]) -> bool:
    """Tell whether a line is a row of `allowed` phrases, one of the `needed` among them."""
    words = _plain(line).split(" ")
    found = False
    index = 0
    while index < len(words):
        for count in range(min(_LONGEST, len(words) - index), 0, -1):
            phrase = " ".join(words[index : index + count])
            if phrase in allowed:
                found = found or phrase in needed
                index += count
                break
        else:
            return False
    return found


def _plain(line: str) -> str:
    parts = (part.strip(_EDGE) for part in line.replace("|", " ").replace(">", " ").split())
    return " ".join(part for part in parts if part).lower()


def _end_of_words(line: str, start: int, count: int) -> int | None:
    end = None
    position = start
    for _ in range(count):
        match = _WORD.search(line, position)
        if match is None:
            return None
        end = position = match.end()
    return end
