"""Links of a claim: only addresses of the cited sources, and of no other page.

A link is a way out for what a planted document wants carried away, so that an address does not
pass because a passage holds it: it must be one that the citation itself shows. Pictures never do.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from assistant.grounding.cited import Cited
from assistant.grounding.verdict import Fault

_FLAGS = re.IGNORECASE | re.ASCII  # a Chinese character before an address is not part of it
_PICTURE = re.compile(
    r"!\[[^\]]*\](?:\([^)]*\)?|\[[^\]]*\])|<\s*(?:img|iframe|script|svg)\b[^>]*>?", _FLAGS
)
_TARGET = re.compile(
    r"\[[^\]]*\]\(\s*<?([^)\s>]*)|<\s*a\b[^>]*href\s*=\s*[\"']?([^\"'\s>]*)", _FLAGS
)
_REST = r"[^\s<>\"'()\[\]（），。；、：！？]"
_ADDRESS = re.compile(
    rf"\b(?:[a-z][a-z0-9+.-]{{1,15}}://|www\.|(?:javascript|vbscript):|data:\w+/){_REST}+", _FLAGS
)
_HOST = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9-]+\.)+"
    r"(?:com|org|net|info|io|gov|edu|hk|cn|eu|uk|app|dev|ai|xyz|me|co)\b"
    rf"(?:/{_REST}*)?",
    _FLAGS,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", _FLAGS)


def link_faults(text: str, cited: Cited) -> list[Fault]:
    """Give a fault for each picture, and each address that no cited source has."""
    text = unicodedata.normalize("NFKC", text)
    pictures = [match.group() for match in _PICTURE.finditer(text)]
    addresses = list(_addresses(text))
    known = _known(cited) if addresses else frozenset()
    strange = [each for each in addresses if _bare(each) not in known]
    mails = [each for each in _MAIL.findall(text) if each.lower() not in cited.text.lower()]
    return [Fault("link", each) for each in dict.fromkeys([*pictures, *strange, *mails])]


def _known(cited: Cited) -> frozenset[str]:
    urls = [url for each in cited.passages for url in each.urls]
    hosts = (urlsplit(url).netloc for url in urls)
    return frozenset(map(_bare, [*urls, *hosts]))


def _addresses(text: str) -> Iterator[str]:
    rest = _MAIL.sub(" ", _PICTURE.sub(" ", text))
    for match in _TARGET.finditer(rest):
        yield match[1] or match[2] or ""
    rest = _TARGET.sub(" ", rest)
    yield from _found(_ADDRESS, rest)
    yield from _found(_HOST, _ADDRESS.sub(" ", rest))


def _found(pattern: re.Pattern[str], text: str) -> Iterable[str]:
    return (match.group().rstrip(".,;:!?") for match in pattern.finditer(text))


def _bare(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|^www\.|/$", "", url.strip().lower())
