"""Bytes of a table's file -> its text, in whichever of the likely encodings it is.

Not told as prose is (web/charset.py): names and figures hold few of a language's common characters.
"""

import codecs

from charset_normalizer import from_bytes

from corpus.charset import marked
from ingest.errors import UnreadableError

# Traditional and Simplified Chinese, Western: with more to choose from, short texts are mistaken.
_LEGACY = ["big5hkscs", "gb18030", "cp1252"]
_SAMPLE = 100_000  # bytes


def decoded(content: bytes) -> str:
    """Give the text, told by its byte order mark, as UTF-8, or by what its letters look like."""
    try:
        text = _decode(content, marked(content) or "utf-8-sig")
    except UnicodeDecodeError:
        text = _legacy(content)
    if "\0" in text:
        raise UnreadableError("not a text file; save it as UTF-8")
    return text


def _legacy(content: bytes) -> str:
    end = content.rfind(b"\n", 0, _SAMPLE) + 1
    best = from_bytes(content[: end or _SAMPLE], cp_isolation=_LEGACY).best()
    try:
        return _decode(content, best.encoding if best is not None else "ascii")
    except UnicodeDecodeError as error:
        raise UnreadableError("in an encoding that is not known; save it as UTF-8") from error


def _decode(content: bytes, encoding: str) -> str:
    # A file that was cut within a character is in its encoding all the same; but where that is
    # the only character that is not ASCII, nothing speaks for the encoding.
    text = codecs.getincrementaldecoder(encoding)().decode(content, final=False)
    return content.decode(encoding) if text.isascii() else text
