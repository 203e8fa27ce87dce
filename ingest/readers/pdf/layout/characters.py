"""Characters as they are meant: ligatures taken apart, invisible ones gone, bullets one sign."""

import re
import unicodedata

from corpus.script import CJK

# Kana and Hangul are written as Han characters are: without spaces at a line's end.
WIDE = CJK + "\u3000-\u30ff\u3100-\u312f\uac00-\ud7af\uff00-\uffef"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u00ad"
_TABLE: dict[int, str | None] = {
    **{ord(each): None for each in _INVISIBLE},
    **{code: " " for code in (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0xA0, 0x2007, 0x202F)},
    **{code: " " for code in range(0x2000, 0x200B)},
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
    # pdfium's sign for a hyphen at a line's end
    0x02: "-",
    0xFFFE: "-",
    # Symbol and Wingdings have their bullets in the private use area.
    **{code: "•" for code in (0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF076, 0xF06E, 0xF0A8, 0xF02D)},
    **{code: "•" for code in (0xF06C, 0xF071, 0xF075, 0xF0E0, 0xF0F0, 0xF0DE, 0xF020)},
}
# Kangxi and other radicals that some fonts' tables give for the characters themselves.
_RADICALS = re.compile("[\u2e80-\u2fd5\uf900-\ufaff]")
_WIDE_PAIR = re.compile(f"(?<=[{WIDE}])[ \u3000](?=[{WIDE}])")
_ANY_WIDE_PAIR = re.compile(f"(?<=[{WIDE}])[ \u3000]?(?=[{WIDE}])")
_LEADER = re.compile(r"(?:\s*[.．·…‥]){4,}\s*")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def clean(text: str) -> str:
    """Give text without what nobody sees; letters stay as they are written."""
    return _RADICALS.sub(_plain, text.translate(_TABLE))


def respaced(text: str) -> str:
    """Give a line with single spaces, none inside spread-out Chinese, and short dot leaders."""
    pairs = len(_ANY_WIDE_PAIR.findall(text))
    spread = len(_WIDE_PAIR.findall(text))
    if spread > 2 and spread > 0.4 * pairs:
        text = _WIDE_PAIR.sub("", text)
    text = _LEADER.sub(" … ", text)
    return " ".join(_CONTROL.sub("", text).split())


def _plain(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match.group())
