"""Text of documents and questions as it may stand in a page: nothing of it hides or turns text."""

import re
import unicodedata

from markupsafe import Markup

# What turns the order of the text that follows (UAX 9): embeddings, overrides, isolates.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_PICTURES = 0x2400  # of the control characters, in their order
_DELETE = "\u2421"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDE = frozenset("WF")


def visible(value: object) -> object:
    """Give what a template puts out, its turning and control characters as signs of themselves."""
    return (
        visible_text(value) if isinstance(value, str) and not isinstance(value, Markup) else value
    )


def visible_text(text: str) -> str:
    """Give a text with its turning and control characters as signs of themselves."""
    text = _LONE_SURROGATE.sub("\ufffd", text)
    text = _TURNING.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
    return _CONTROL.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return _DELETE if code == ord("\x7f") else chr(_PICTURES + code)


def cut(text: str, columns: int) -> str:
    """Give the beginning of a text in one line, a Chinese character taking two columns."""
    line = " ".join(text.split())
    width = 0
    for place, character in enumerate(line):
        width += 2 if unicodedata.east_asian_width(character) in _WIDE else 1
        if width > columns:
            return line[:place].rstrip() + "…"
    return line
