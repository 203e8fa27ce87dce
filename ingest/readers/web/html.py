"""A saved web page -> its main content as elements."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from ingest.errors import UnreadableError
from ingest.readers.web.charset import decode_page
from ingest.readers.web.dates import revision_date
from ingest.readers.web.elements import Block, html_blocks
from ingest.readers.web.menus import is_control, is_label, without_leading_controls
from ingest.readers.web.prune import prune
from ingest.readers.web.record import PageRecord, page_record
from ingest.reading import Element, Reading, ReadOptions, Tick

_MAIN_NAMES = re.compile(
    r"(?:page-?)?(?:main-?)?(?:content|body)(?:-?(?:area|main|wrapper))?|main|article(?:-?body)?",
    re.I,
)
_MOST = 0.5
_CANDIDATES = 20
_ERROR = re.compile(
    r"\b(?:404|403|500|502|503)\b.{0,30}(?:error|not found|forbidden|unavailable)|"
    r"^\W*(?:error )?404\b|"
    r"page (?:was |is |could |can |cannot |can't |)(?:not |be |)*(?:found|available)|"
    r"page (?:does not|doesn't) exist|not found$|access denied|service unavailable|"
    r"(?:找不到|未能找到|無法找到|无法找到).{0,6}(?:網頁|网页|頁面|页面)|"
    r"(?:網頁|网页|頁面|页面)(?:不存在|未找到|找不到)",
    re.I,
)
_ERROR_LENGTH = 1500
_LOGIN_LENGTH = 600
_SENTENCE_END = re.compile(r"[.!?;:,。！？；：，]\s*$")
_BOLD_TITLE = 80
_DEEPEST = 6


def read_html(path: Path, options: ReadOptions, tick: Tick) -> Reading:
    """Give the content of a web page without its menus, and what the page says of itself."""
    tick(0, 1)
    soup = BeautifulSoup(decode_page(path.read_bytes()).replace("\0", ""), "lxml")
    record = page_record(soup)
    asks_password = soup.find("input", type=re.compile("^password$", re.I)) is not None
    hidden = prune(soup)
    content = _main(soup)
    blocks = html_blocks(content or soup.body or soup)
    if content is None:
        blocks = _without_leading_links(blocks)
    elements = _without_furniture(_with_titles(blocks))
    _require_text(elements, record, asks_password)
    tick(1, 1)
    return Reading(
        elements=tuple(elements),
        reader="html",
        title=record.title,
        as_of=record.as_of,
        sources=record.sources,
        hidden=tuple(hidden),
    )


def _main(soup: BeautifulSoup) -> Tag | None:
    """Give the part of a page that is marked as its content, None where none is."""
    length = len(soup.get_text().strip())
    marked = soup.find_all(_is_main, limit=_CANDIDATES)
    articles = soup.find_all("article", limit=_CANDIDATES)
    named = soup.find_all(id=_is_main_name, limit=_CANDIDATES)
    for candidates, least in ((marked, 0.0), (articles, _MOST), (named, _MOST)):
        best = max(candidates, key=lambda tag: len(tag.get_text().strip()), default=None)
        if best is not None and len(best.get_text().strip()) > least * length:
            return best
    return None


def _is_main(tag: Tag) -> bool:
    return tag.name == "main" or str(tag.get("role", "")).lower() == "main"


def _is_main_name(name: str | None) -> bool:
    return name is not None and _MAIN_NAMES.fullmatch(name) is not None


def _without_leading_links(blocks: Sequence[Block]) -> list[Block]:
    """Leave out the links above a page's first heading or words that are no link."""
    for index, block in enumerate(blocks):
        if block.element.kind in ("heading", "table") or not block.linked:
            return list(blocks[index:])
    return list(blocks)


def _with_titles(blocks: Sequence[Block]) -> list[Block]:
    """Make headings of the short bold paragraphs with text below them."""
    titled: list[Block] = []
    level = 1
    for index, block in enumerate(blocks):
        element = block.element
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if element.kind == "heading":
            level = element.level
        elif block.bold and _is_title(element) and following is not None:
            if not following.bold and following.element.kind != "heading":
                deeper = min(_DEEPEST, level + 1)
                block = replace(block, element=Element("heading", element.text, deeper))
        titled.append(block)
    return titled


def _is_title(element: Element) -> bool:
    words = element.text
    if element.kind != "paragraph" or len(words) > _BOLD_TITLE or _SENTENCE_END.search(words):
        return False
    return sum(map(str.isalpha, words)) > len(words) / 2


def _without_furniture(blocks: Sequence[Block]) -> list[Element]:
    kept: list[Element] = []
    for block in blocks:
        element = block.element
        if element.kind != "table":
            if is_control(element.text) or (block.linked and is_label(element.text)):
                continue
            if element.kind != "heading" and revision_date(element.text):
                continue
            element = replace(element, text=without_leading_controls(element.text))
        kept.append(element)
    return kept


def _require_text(elements: Sequence[Element], record: PageRecord, asks_password: bool) -> None:
    """Refuse a page that is not a document: raises UnreadableError."""
    texts = [each.text for each in elements if each.kind != "heading"]
    length = sum(map(len, texts))
    headings = [each.text for each in elements if each.kind == "heading"]
    names = [record.title, record.whole_title, *headings[:2], *(texts[:1] if length < 200 else [])]
    if length < _ERROR_LENGTH and any(_ERROR.search(name) for name in names):
        raise UnreadableError("an error page of the web site, not the document", "no text")
    if asks_password and length < _LOGIN_LENGTH:
        raise UnreadableError("a login page; save the page again after logging in", "no text")
    if not length:
        raise UnreadableError(
            "no text but menus; if a browser shows more, save the page from there or as PDF",
            "no text",
        )
