"""What a web page says of itself: title, date, address and publisher."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Comment, Tag

from corpus.document import Source
from ingest.readers.web.dates import parse_date, revision_date

_SPACE = re.compile(r"\s+")
_BETWEEN = re.compile(r"\s+[|｜\-–—»:]+\s+|\s*[|｜]\s*|:\s+")
_BAR = re.compile(r"\s*[|｜]\s*")
_DATE_NAMES = (
    "article:modified_time",
    "og:updated_time",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmodified",
    "last-update",
    "revised",
    "datemodified",
    "dcterms.date",
    "dc.date",
    "dcterms.issued",
    "dc.date.issued",
    "article:published_time",
    "date",
    "datepublished",
    "pubdate",
)
_PUBLISHER_NAMES = ("og:site_name", "dcterms.publisher", "dc.publisher", "application-name")
# Chrome and Edge write where a saved page came from.
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)")
_STAMP_LENGTH = 120


@dataclass(frozen=True)
class PageRecord:
    """A page's record; what it does not say is empty or None."""

    title: str
    whole_title: str
    as_of: str | None
    url: str
    publisher: str

    @property
    def sources(self) -> tuple[Source, ...]:
        """The page as a source; none without its address."""
        if not self.url:
            return ()
        publisher = self.publisher or urlsplit(self.url).hostname or self.url
        title = self.title or self.url
        return (Source("page", title, publisher, self.url, self.as_of or "undated"),)


def page_record(soup: BeautifulSoup) -> PageRecord:
    """Give the record of a whole page, before anything is taken out of it."""
    meta = _meta(soup)
    whole = _text(soup.title)
    site = next((meta[name] for name in _PUBLISHER_NAMES if meta.get(name)), "")
    heading = _heading(soup)
    title = _title(meta.get("og:title", ""), heading, whole, site)
    if not site and title and whole.startswith(title):
        # Behind a dash or colon may be a second title.
        between = _BAR.match(whole, len(title))
        site = whole[between.end() :] if between else ""
    return PageRecord(title, whole, _as_of(soup, meta), _url(soup, meta), site)


def without_site(title: str, site: str = "") -> str:
    """Give a title without the name of the site before or behind it."""
    parts = _BETWEEN.split(title)
    if len(parts) < 2:
        return title
    if site:
        for separator in _BETWEEN.finditer(title):
            if title[separator.end() :] == site:
                return title[: separator.start()]
            if title[: separator.start()] == site:
                return title[separator.end() :]
    # Only a bar is never part of a title.
    head, bar, _ = title.replace("｜", "|").rpartition("|")
    return head.strip() if bar else title


def _title(shared: str, heading: str, whole: str, site: str) -> str:
    if shared and shared != site:
        return without_site(shared, site)
    if heading and heading != site:
        return heading
    return without_site(whole, site)


def _heading(soup: BeautifulSoup) -> str:
    """Give the page's h1: the one in its main part, if that has one."""
    found = [tag for tag in soup.find_all("h1") if _text(tag)]
    main = next((tag for tag in found if tag.find_parent(["main", "article"])), None)
    if main is not None:
        return _text(main)
    # Elsewhere it may be the site's name above a logo.
    return _text(found[0]) if len(found) == 1 and not found[0].find_parent("header") else ""


def _meta(soup: BeautifulSoup) -> dict[str, str]:
    """Give the meta tags; the first of a name counts."""
    found: dict[str, str] = {}
    for tag in soup.find_all("meta"):
        name = str(tag.get("property") or tag.get("name") or tag.get("itemprop") or "")
        content = _SPACE.sub(" ", str(tag.get("content") or "")).strip()
        if name and content:
            found.setdefault(name.lower().replace("dc:", "dc."), content)
    return found


def _as_of(soup: BeautifulSoup, meta: dict[str, str]) -> str | None:
    for line in _short_lines(soup):
        day = revision_date(line)
        if day:
            return day
    for name in _DATE_NAMES:
        day = parse_date(meta.get(name, ""))
        if day:
            return day
    return _time_element(soup)


def _time_element(soup: BeautifulSoup) -> str | None:
    """Give the date of the first time element that says that it is the page's."""
    times = soup.find_all("time")
    for tag in times:
        named = f"{tag.get('itemprop', '')} {tag.get('class', '')} {tag.get('pubdate', '')}".lower()
        if "modif" in named or "updat" in named or "publish" in named or tag.has_attr("pubdate"):
            return _time(tag)
    # One alone is the page's own; of several, some are dates of events.
    return _time(times[0]) if len(times) == 1 else None


def _time(tag: Tag) -> str | None:
    return parse_date(str(tag.get("datetime") or "")) or parse_date(_text(tag))


def _short_lines(soup: BeautifulSoup) -> Iterator[str]:
    """Give the words around each mention of a revision, as far as they are a line."""
    hint = re.compile(r"(?i)revis|review|updat|modif|修訂|修订|更新|修改|檢視|检视")
    for node in soup.find_all(string=hint):
        if type(node) is Comment:
            continue
        holder: Tag | None = node.parent
        yield str(node)
        for _ in range(2):
            if holder is None or holder.name in ("body", "html", "head", "script", "style"):
                break
            if holder.name in ("td", "tr", "p", "div", "span", "li", "dl", "dt", "footer", "b"):
                words = _text(holder) if _shorter(holder, _STAMP_LENGTH) else ""
                if words:
                    yield words
            holder = holder.parent


def _shorter(tag: Tag, limit: int) -> bool:
    length = 0
    for words in tag.stripped_strings:
        length += len(words)
        if length > limit:
            return False
    return True


def _url(soup: BeautifulSoup, meta: dict[str, str]) -> str:
    link = soup.find("link", rel="canonical")
    candidates = [str(link.get("href") or "") if link else "", meta.get("og:url", "")]
    for comment in soup.find_all(string=lambda words: isinstance(words, Comment)):
        saved = _SAVED_FROM.search(comment)
        if saved:
            candidates.append(saved.group(1))
    return next((url.strip() for url in candidates if _is_address(url.strip())), "")


def _is_address(url: str) -> bool:
    return re.fullmatch(r"https?://[^\s/]\S*", url) is not None


def _text(tag: Tag | None) -> str:
    return _SPACE.sub(" ", tag.get_text()).strip() if tag is not None else ""
