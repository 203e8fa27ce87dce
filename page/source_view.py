"""A citation -> its source: where the quote stands, the quote in its passage, the original."""

import re
from urllib.parse import urlsplit

from assistant.answer import Answer
from assistant.citation import Citation
from corpus.document import SECTION_SEPARATOR, Language
from ingest.index import Index
from page.citation_text import citation_text
from page.markup import escape, source_id
from page.quoted_row import quoted_row_html
from page.sheet_view import waiting_html
from page.sheets import has_sheet
from page.texts import TEXT

# A heading that stands among the words around a quote is read without its marks.
_HEADING_MARK = re.compile(r"^#{1,6}( |$)", re.MULTILINE)
AROUND = 150  # characters of the document shown on each side of a quote


def sources_html(index: Index, answer: Answer, turn: int, shown: Language, beside: str) -> str:
    """Give the sources of an answer, one to open for each mark.

    `beside` is the id of the heading that they belong to.
    """
    if not answer.citations:
        return ""
    sources = "".join(source_html(index, each, turn, shown) for each in answer.citations)
    heading = f"{beside}-sources"
    return (
        f'<aside class="sources" aria-labelledby="{heading} {beside}"><h3 id="{heading}">'
        f"{escape(TEXT[shown]['sources'])}</h3>{sources}</aside>"
    )


def source_html(index: Index, citation: Citation, turn: int, shown: Language) -> str:
    """Give one source."""
    words = TEXT[shown]
    publishers = ", ".join(dict.fromkeys(each.publisher for each in citation.sources))
    date = words["as_of"].format(date=citation.as_of) if citation.as_of else ""
    page = words["page"].format(page=citation.page) if citation.page is not None else ""
    section = citation.section.replace(SECTION_SEPARATOR, " › ")
    about = " · ".join(escape(each) for each in (publishers, date) if each)
    place = " · ".join(escape(each) for each in (section, page) if each)
    status = escape(citation.status)
    record = index.documents[citation.document]
    language = record.language
    sheets = waiting_html(turn, citation.number, shown) if has_sheet(record, citation) else ""
    return (
        f'<details class="source" id="{source_id(turn, citation.number)}"><summary>'
        f'<span class="number">[{citation.number}]</span> '
        f'<strong lang="{language}">{escape(citation.title)}</strong> '
        f'<span class="badge {status}">{escape(words.get(citation.status, citation.status))}</span>'
        f'<span class="about">{about}</span></summary>'
        f'<p class="about" lang="{language}">{place}</p>'
        f'<blockquote lang="{language}">{passage_html(index, citation)}</blockquote>'
        f"{sheets}{_also_in(citation, shown)}{_links(citation, shown)}{_uses(citation, shown)}"
        "</details>"
    )


def passage_html(index: Index, citation: Citation) -> str:
    """Give the quote, marked where it was cited, between the words of the document around it."""
    text, quote = index.text(citation.document), citation.quote
    at, end = citation.start, citation.start + len(quote)
    if text[at:end] != quote:  # the document was exchanged since: nothing is marked but what stands
        return escape(quote)
    row = quoted_row_html(text, at, end)
    if row:
        return row
    before, after = text[max(at - AROUND, 0) : at], text[end : end + AROUND]
    if at > AROUND:
        before = "…" + re.sub(r"^[A-Za-z0-9]+", "", before).lstrip()
    after = _HEADING_MARK.sub("", after)
    if end + AROUND < len(text):
        after = re.sub(r"[A-Za-z0-9]+$", "", after).rstrip() + "…"
    before = _HEADING_MARK.sub("", before).lstrip()
    return f"{escape(before)}<mark>{escape(quote)}</mark>{escape(after)}"


def _also_in(citation: Citation, shown: Language) -> str:
    places = dict.fromkeys(
        f"{each.title} › {each.section.replace(SECTION_SEPARATOR, ' › ')}".removesuffix(" › ")
        for each in citation.also_in
    )
    if not places:
        return ""
    items = "".join(f"<li>{escape(each)}</li>" for each in places)
    return f'<p class="about">{TEXT[shown]["also_in"]}</p><ul class="about">{items}</ul>'


def _links(citation: Citation, shown: Language) -> str:
    targets = {each.url: each.title for each in citation.sources}
    targets = targets or {citation.url: citation.title}
    return "".join(
        f'<p>{TEXT[shown]["original"]}: <a class="original" href="{escape(url)}" target="_blank" '
        f'rel="noopener">{escape(title or url)}</a></p>'
        for url, title in targets.items()
        if on_the_web(url)
    )


def _uses(citation: Citation, shown: Language) -> str:
    """Give what can be done with a source: to copy it, to read its document."""
    words = TEXT[shown]
    at = f"{citation.start} {citation.document}"
    return (
        f'<form class="uses" data-event="document"><button type="button" class="plain" '
        f'data-copy="{escape(citation_text(citation, shown))}" data-copied="{words["copied"]}" '
        f'data-failed="{words["not_copied"]}">{words["copy"]}</button><span class="about"></span>'
        f'<button name="at" value="{escape(at)}" class="plain">{words["open_document"]}</button>'
        "</form>"
    )


def on_the_web(url: str) -> bool:
    """Tell whether an address may become a link."""
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False
