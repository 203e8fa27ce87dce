"""Bytes -> text: which character set a file is in."""

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
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]+)", re.I
)
_DECLARED_WITHIN = 4096
# What browsers read under these names, as the WHATWG's Encoding Standard has it.
_MEANT = {
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
}
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


def decode_page(content: bytes) -> str:
    """Give the text of a web page: by its mark, by what it declares, else by its bytes."""
    text = _by_mark(content)
    if text is not None:
        return text
    declared = _DECLARED.search(content[:_DECLARED_WITHIN])
    if declared:
        name = declared.group(1).decode("ascii").lower()
        # A page can't be UTF-16 if its declaration was found as ASCII.
        if not name.startswith("utf-16"):
            text = _strictly(content, _MEANT.get(name, name))
            if text is not None:
                return text
    text = decode_text(content)
    if text is None:
        # Browsers show a page with a few broken bytes; its other words are still worth reading.
        text = content.decode("utf-8", errors="replace")
    return text


def decode_text(content: bytes) -> str | None:
    """Give the text in `content`, None where its character set is not certain enough."""
    text = _by_mark(content)
    if text is None:
        text = _strictly(content, "utf-8")
    if text is None:
        text = _chinese(content)
    return text if text is not None else _western(content)


def _by_mark(content: bytes) -> str | None:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _strictly(content, name)
    return None


def _strictly(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _chinese(content: bytes) -> str | None:
    """Give the reading as Big5 or GB18030 that looks like Chinese, if one does."""
    best, best_share = None, _COMMON_SHARE
    for name in _CHINESE:
        text = _strictly(content, name)
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
    return _strictly(content, "cp1252")
