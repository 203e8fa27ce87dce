"""Bytes -> text: which character set a text is in."""

import codecs
import re

from charset_normalizer import from_bytes

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # UTF-32's mark begins with UTF-16's, so it is asked for first.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHINESE = ("big5hkscs", "gb18030")
_COMMON = re.compile(
    "[的是不一有在人了中大要年上為为和這这個个會会對对可以及與与或之於于他們们時时到下來来用地公司香港政府"
    "請请申發发業业務务及所工作資资料服生學学家經经濟济國国民新市場场，。、；：「」（）]"
)
_CJK = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_COMMON_SHARE = 0.18  # of the Chinese characters; wrongly decoded ones are rare characters
_GUESSES = ["cp1252", "cp1250", "cp1251", "shift_jis", "euc_kr"]
_CHAOS = 0.1
_ACCENTED = 0.15


def decode_text(content: bytes) -> str | None:
    """Give the text in `content`, None where its character set is not certain enough."""
    text = by_mark(content)
    if text is None:
        text = strictly(content, "utf-8")
    if text is None:
        text = _chinese(content)
    return text if text is not None else _western(content)


def by_mark(content: bytes) -> str | None:
    """Give the text of bytes that begin with a mark of their character set."""
    name = marked(content)
    return strictly(content, name) if name else None


def marked(content: bytes) -> str | None:
    """Give the name of the character set whose mark bytes begin with."""
    return next((name for mark, name in _MARKS if content.startswith(mark)), None)


def strictly(content: bytes, name: str) -> str | None:
    """Give the text in the named character set, None where the bytes are not in it."""
    try:
        return content.decode(name)
    except (UnicodeError, LookupError):  # pages declare "undefined", a codec that always fails
        return None


def _chinese(content: bytes) -> str | None:
    """Give the reading as Big5 or GB18030 that looks like Chinese, if one does."""
    best, best_share = None, _COMMON_SHARE
    for name in _CHINESE:
        text = strictly(content, name)
        if text is None:
            continue
        characters = len(_CJK.findall(text))
        # Accented Latin letters in pairs make stray characters, never a good part of the text.
        if characters < 4 or characters < 0.05 * len(text.replace(" ", "")):
            continue
        share = len(_COMMON.findall(text)) / characters
        if share > best_share:
            best, best_share = text, share
    return best


def _western(content: bytes) -> str | None:
    # Western text is mostly ASCII; in another alphabet most letters are not.
    if b"\0" in content or sum(byte > 127 for byte in content) > _ACCENTED * len(content):
        return None
    best = from_bytes(content, cp_isolation=_GUESSES).best()
    if best is None or best.chaos > _CHAOS:
        return None
    # The same bytes are letters in every one of them; cp1252 is the one in use here.
    if best.encoding not in ("cp1252", "cp1250"):
        return None
    return strictly(content, "cp1252")
