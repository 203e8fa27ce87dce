"""The block above a fetched page's text that says where it came from -> a record."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from corpus.document import Source
from ingest.readers.web.dates import parse_date, revision_date

_FIELD = re.compile(
    r"^[>*\s-]*\**(?P<name>[\w /-]{2,40}?)(?:\s*\([^)]*\))?\**\s*[:：]\**\s*(?P<value>\S.*)$"
)
_ADDRESS = re.compile(r"<?(https?://[^\s<>]+)>?")
_ADDRESS_NAMES = frozenset(
    "source|url|source url|link|address|canonical|來源|来源|網址|网址|連結|链接".split("|")
)
# Of how the page was fetched, not of what it says.
_FETCH_NAMES = re.compile(
    r"fetched|fetched at|retrieved|accessed|downloaded|http status|status|content type|etag|sha256|"
    r"抓取時間|抓取时间|擷取時間|擷取日期|取得日期|抓取日期"
)
_LINES = 15
_RULE = re.compile(r"^\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$")


@dataclass(frozen=True)
class PageHead:
    """What the block says, and the lines that are not the page's text."""

    url: str = ""
    as_of: str | None = None
    lines: frozenset[int] = frozenset()

    def sources(self, title: str, site: str, as_of: str | None) -> tuple[Source, ...]:
        """Give the page as a source; none without its address."""
        publisher = site or urlsplit(self.url).hostname
        if not publisher or not self.url:
            return ()
        return (Source("page", title, publisher, self.url, as_of or "undated"),)


def page_head(lines: list[str]) -> PageHead:
    """Give the block's record; it counts only where an address and how it was fetched stand."""
    url, as_of = "", None
    fetched = False
    found: set[int] = set()
    for index, line in enumerate(lines[:_LINES]):
        if _RULE.match(line) and found:
            found.add(index)
            break
        day = revision_date(line)
        field = _FIELD.match(line)
        if day:
            as_of = day
            found.add(index)
        elif field and field["name"].strip().lower() in _ADDRESS_NAMES:
            address = _ADDRESS.match(field["value"])
            if address and not url:
                url = address.group(1)
                found.add(index)
        elif field and _FETCH_NAMES.fullmatch(field["name"].strip().lower()):
            fetched = True
            found.add(index)
    if not url or not fetched and as_of is None:
        return PageHead()
    return PageHead(url, as_of, frozenset(found))


def closing_date(lines: list[str]) -> str | None:
    """Give the date that is all of the last line."""
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return parse_date(last) if re.fullmatch(r"[\d\s./年月日-]{8,14}", last) else None
