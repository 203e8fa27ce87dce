"""Markdown without front matter, and plain text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from corpus.charset import decode_text
from corpus.document import Document
from corpus.markdown import parse_body
from corpus.script import detect_language
from ingest.errors import UnreadableError
from ingest.readers.web.cells import is_cell, joined_cells, without_bar
from ingest.readers.web.dates import revision_date
from ingest.readers.web.head import closing_date, page_head
from ingest.readers.web.lines import Line, Rank, is_extracted_page, is_markup, page_lines
from ingest.readers.web.menus import is_control
from ingest.readers.web.outline import heading_lines
from ingest.readers.web.record import without_site

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*$")
_NO_LETTER = re.compile(r"[\W_]+")
_FEW_HEADINGS = 1
_LONGEST_TITLE = 200
_RANKS = (Rank.TEXT, Rank.SECTION, Rank.SUBSECTION)


def decode(path: Path) -> str:
    """Give the text of a file, line ends as one newline; raises UnreadableError."""
    raw = decode_text(path.read_bytes())
    if raw is None:
        raise UnreadableError("not UTF-8 text; save it as UTF-8")
    if "\0" in raw:
        raise UnreadableError("not a text file")
    return raw.replace("\r\n", "\n").replace("\r", "\n")


def text_document(raw: str, name: str, title: str) -> Document:
    """Give the document in text without front matter; `title` serves where it has no heading.

    Entities are decoded, furniture is left out and headings are marked; all else keeps its letters.
    """
    lines = _ENTITY.sub(_character, raw).split("\n")
    head = page_head(lines)
    outside = _outside_code(lines)
    if not head.lines and not is_extracted_page(outside):
        as_of = next((day for line in outside if (day := revision_date(line))), None)
        text = _written(_without_controls(lines, outside))
        return replace(_document(text, name, _first_heading(lines) or title), as_of=as_of)
    lines = ["" if index in head.lines else line for index, line in enumerate(lines)]
    written = next((m[2] for line in lines if (m := _HEADING.match(line)) and m[1] == "#"), "")
    titled = without_site(written, _site(written, head.url))
    whole = _mended(_unabridged(titled, lines))
    page = page_lines(joined_cells(lines), (whole, titled, written))
    as_of = head.as_of or page.as_of
    kept = list(page.kept)
    if written:
        kept = [Line(f"# {whole}") if each.text == f"# {written}" else each for each in kept]
    if as_of and closing_date([each.text for each in kept]) == as_of:
        last = max(index for index, each in enumerate(kept) if each.text.strip())
        kept[last] = Line("")
    marked = _first_heading([each.text for each in kept])
    document = _document(_written(kept), name, marked or title)
    site = written.rpartition("|")[2].strip() if "|" in written and head.url else ""
    return replace(document, as_of=as_of, sources=head.sources(document.title, site, as_of))


def _outside_code(lines: Sequence[str]) -> list[str]:
    """Give the lines with those of code blocks empty."""
    outside: list[str] = []
    code = False
    for line in lines:
        fence = line.lstrip().startswith(("```", "~~~"))
        outside.append("" if code or fence else line)
        code ^= fence
    return outside


def _without_controls(lines: Sequence[str], outside: Sequence[str]) -> list[Line]:
    """Leave out the lines of nothing but buttons."""
    return [
        Line("" if text.strip() and not is_markup(text) and is_control(text.strip()) else line)
        for line, text in zip(lines, outside, strict=True)
    ]


def _first_heading(lines: Sequence[str]) -> str:
    """Give the first heading that the text itself marks; one found by its looks is no title."""
    marked = parse_body("\n".join(lines)).sections
    return next((section.path[0] for section in marked if section.path), "")


def _document(text: str, name: str, title: str) -> Document:
    plain = parse_body(text)
    return replace(plain, id=name, title=title, language=detect_language(plain.text))


def _character(entity: re.Match[str]) -> str:
    return unescape(entity.group()).replace("\u00a0", " ")


def _unabridged(title: str, lines: Sequence[str]) -> str:
    """Give the whole of a title that was cut short: "General Employment Policy and ..."."""
    start = title.rstrip(" .…")
    if not title.endswith(("...", "…")) or not start:
        return title
    whole = (line.strip() for line in lines if line.strip().startswith(start))
    return next((w for w in whole if len(w) <= _LONGEST_TITLE and "|" not in w), title)


def _mended(title: str) -> str:
    """Give a title whose UTF-8 was once read as Latin-1, as its control characters tell."""
    if not re.search("[\x80-\x9f]", title):
        return title
    try:
        return title.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return title


def _site(title: str, url: str) -> str:
    """Give the part of a title that is the name of the page's host: "GovHK" of www.gov.hk."""
    host = _NO_LETTER.sub("", urlsplit(url).hostname or "")
    parts = re.split(r"\s*[:|–—]\s+|\s+[|–—-]\s+", title)
    ends = (parts[0], parts[-1]) if len(parts) > 1 else ()
    return next((part for part in ends if _NO_LETTER.sub("", part.lower()) in host), "")


def _written(lines: Sequence[Line]) -> str:
    """Give the text with its headings marked, where it has nearly none of its own."""
    texts = [each.text for each in lines]
    own = sum(1 for text in texts if _HEADING.match(text))
    found: dict[int, Literal[1, 2]] = {}
    if own <= _FEW_HEADINGS:
        cells = frozenset(index for index, text in enumerate(texts) if is_cell(text))
        found = heading_lines(texts, cells)
    ranks = [each.rank or _RANKS[found.get(index, 0)] for index, each in enumerate(lines)]
    levels = {rank: level for level, rank in enumerate(sorted({*ranks} - {Rank.TEXT}), start=2)}
    written = [
        f"{'#' * levels[rank]} {text.strip()}" if rank else without_bar(text)
        for rank, text in zip(ranks, texts, strict=True)
    ]
    return "\n".join(written)
