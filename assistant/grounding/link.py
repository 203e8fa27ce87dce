"""Links of a claim: only addresses of the cited sources, and of no other page.

A link is a way out for what a planted document wants carried away, so that an address does not
pass because a passage holds it: it must be one that the citation itself shows. Pictures never do.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from assistant.grounding.cited import Cited
from assistant.grounding.verdict import Fault

_PICTURE = re.compile(
    r"!\[[^\]]*\](?:\([^)]*\)?|\[[^\]]*\])|<\s*(?:img|iframe|script|svg)\b[^>]*>?", re.I
)
_TARGET = re.compile(r"\[[^\]]*\]\(\s*<?([^)\s>]*)|<\s*a\b[^>]*href\s*=\s*[\"']?([^\"'\s>]*)", re.I)
_ADDRESS = re.compile(
    r"\b(?:[a-z][a-z0-9+.-]{1,15}://|www\.|(?:javascript|data|mailto|tel|vbscript):)[^\s<>\"'）)\]，。；、]+",
    re.I,
)
_HOST = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|org|net|info|io|gov|edu|hk|cn|eu|uk|app|dev|ai|xyz|me|co)\b"
    r"(?:/[^\s<>\"'）)\]，。；、]*)?",
    re.I,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def link_faults(text: str, cited: Cited) -> list[Fault]:
    """Give a fault for each picture, and each address that no cited source has."""
    known = {_bare(url) for each in cited.passages for url in each.urls}
    hosts = {urlsplit(url).netloc.removeprefix("www.") for e in cited.passages for url in e.urls}
    pictures = [match.group() for match in _PICTURE.finditer(text)]
    strange = [each for each in _addresses(text) if _bare(each) not in known | hosts]
    mails = [each for each in _MAIL.findall(text) if each.lower() not in cited.text.lower()]
    return [Fault("link", each) for each in dict.fromkeys([*pictures, *strange, *mails])]


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
