"""A web page as far as it must be known to tell whether it is still the page."""

import codecs
import re
from dataclasses import dataclass
from email.message import Message

import lxml.html
from lxml import etree

_UNSEEN = ("script", "style", "noscript", "template")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Page:
    """Title, how many characters a reader sees, and whether it asks for a password."""

    title: str
    characters: int
    asks_password: bool


def read_page(body: bytes, content_type: str) -> Page:
    """Give what is seen of an HTML page."""
    parser = lxml.html.HTMLParser(
        encoding=_encoding(body, content_type), remove_comments=True, remove_pis=True
    )
    try:
        root = lxml.html.document_fromstring(body, parser=parser)
    except (etree.LxmlError, ValueError):
        return Page("", 0, False)
    title = _SPACE.sub(" ", root.findtext(".//title") or "").strip()
    asks_password = any(
        (field.get("type") or "").strip().lower() == "password" for field in root.iter("input")
    )
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    seen = root.find("body")
    texts = (root if seen is None else seen).itertext()
    return Page(title, sum(len(_SPACE.sub("", str(text))) for text in texts), asks_password)


def _encoding(body: bytes, content_type: str) -> str | None:
    # UTF-8 can't be met by accident; without a name lxml looks at the page's own <meta>.
    try:
        body.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        pass
    header = Message()
    header["content-type"] = content_type
    try:
        return codecs.lookup(header.get_content_charset() or "").name
    except LookupError:
        return None
