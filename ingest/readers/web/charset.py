"""The bytes of a web page -> text: which character set it is in."""

import re

from corpus.charset import by_mark, decode_text, strictly

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


def decode_page(content: bytes) -> str:
    """Give the text of a web page: by its mark, by what it declares, else by its bytes."""
    text = by_mark(content)
    if text is not None:
        return text
    declared = _DECLARED.search(content[:_DECLARED_WITHIN])
    if declared:
        name = declared.group(1).decode("ascii").lower()
        # A page can't be UTF-16 if its declaration was found as ASCII.
        if not name.startswith("utf-16"):
            text = strictly(content, _MEANT.get(name, name))
            if text is not None:
                return text
    text = decode_text(content)
    if text is None:
        # Browsers show a page with a few broken bytes; its other words are still worth reading.
        text = content.decode("utf-8", errors="replace")
    return text
