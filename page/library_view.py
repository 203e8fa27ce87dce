"""The library's documents -> HTML: filters, and the list of what is within them."""

import re
from collections.abc import Mapping, Sequence

from corpus.document import SECTION_SEPARATOR, Language
from ingest.manifest import Manifest
from ingest.passage import Passage, plain
from ingest.records import DocumentRecord
from page.library_place import VIEWS
from page.markup import document_words, escape
from page.shelf import FIELDS, ORDERS, STEP, Shelf, Wanted, counts, publishers
from page.texts import LANGUAGE_NAMES, TEXT
from page.texts_tags import tag_name

LIBRARY, LIST = "library-page", "library-list"
SNIPPET = 220  # characters
_CELLS = re.compile(r"\s*\|[\s|]*")
PUBLISHERS = 3
_LANGUAGES: dict[str, str] = {language: name for name, language in LANGUAGE_NAMES}
_LABELS = {"about": "about_field", "language": "document_language"}


def library_html(
    view: str, body: str, unread: int, shown: Language, views: Sequence[str] = VIEWS
) -> str:
    """Give the tab: its parts to choose from, and the one that is chosen."""
    words = TEXT[shown]
    current = ' aria-current="true"'
    buttons = "".join(
        f'<button name="view" value="{each}"{current * (each == view)}>'
        f"{words[f'view_{each}']}{f' ({unread})' * (each == 'unread' and unread > 0)}</button>"
        for each in views
    )
    return (
        f'<section id="{LIBRARY}" class="library" tabindex="-1">'
        f'<nav aria-label="{words["library_view"]}"><form class="views" data-event="view">'
        f"{buttons}</form></nav>{body}</section>"
    )


def documents_html(
    records: Sequence[DocumentRecord], manifest: Manifest, found: str, shown: Language, by: Wanted
) -> str:
    """Give what the library holds, the filters, and the list `found`."""
    words = TEXT[shown]
    head = f"<h2>{words['library']}</h2>"
    if not records:
        return f'{head}<p class="quiet">{words["no_documents"]}</p>'
    dates = sorted(each.as_of for each in records if each.as_of)
    extent = words["extent" if dates else "extent_undated"].format(
        documents=len(records),
        oldest=_day(dates[0]) if dates else "",
        newest=_day(dates[-1]) if dates else "",
        written=_day(manifest.written_on),
    )
    return f'{head}<p class="extent">{extent}</p>{_filters(records, by, shown)}{found}'


def list_html(found: Shelf, wanted: Wanted, shown: Language, problem: str = "") -> str:
    """Give the documents that were found, each to be opened."""
    words = TEXT[shown]
    if problem:
        return f'<div id="{LIST}" tabindex="-1"><p class="problem" role="alert">{problem}</p></div>'
    clear = ""
    if wanted.narrowed:
        clear = (
            '<form data-event="view"><button name="clear" value="1" class="plain">'
            f"{words['clear']}</button></form>"
        )
    told = f'<div class="count"><span>{count_text(found, shown)}</span>{clear}</div>'
    groups = "".join(
        f"<h3>{words[key]}</h3>{_rows(records, found.passages, shown)}"
        for key, records in (("in_title", found.titled), ("in_text", found.near))
        if records
    )
    if not wanted.words:
        groups = _rows(found.titled[: wanted.most], {}, shown)
    if not groups:
        groups = f'<p class="quiet">{words["no_match"]}</p>'
    more = ""
    if not wanted.words and len(found.titled) > wanted.most:
        more = (
            f'<button form="library-filters" name="most" value="{wanted.most + STEP}">'
            f"{words['more']}</button>"
        )
    return f'<div id="{LIST}" tabindex="-1">{told}{groups}{more}</div>'


def row_id(document: str) -> str:
    """Give the id of a document's element in the list."""
    return f"row-{escape(document)}"


def count_text(found: Shelf, shown: Language) -> str:
    """Give how many documents there are, as a text."""
    number = len(found.titled) + len(found.near)
    key = "all_shown" if number == found.total else "shown_of"
    return TEXT[shown][key].format(shown=number, total=found.total)


def badge_html(status: str, shown: Language) -> str:
    """Give the badge of a status."""
    name = escape(TEXT[shown].get(status, status))
    return f'<span class="badge {escape(status)}">{name}</span>'


def _day(day: str) -> str:
    return f"<time>{escape(day)}</time>"


def _filters(records: Sequence[DocumentRecord], by: Wanted, shown: Language) -> str:
    words = TEXT[shown]
    there = counts(records)
    selects = "".join(_select(field, there[field], getattr(by, field), shown) for field in FIELDS)
    orders = "".join(_option(each, words[each], by.order) for each in ORDERS)
    return (
        '<form id="library-filters" class="filters" data-event="filter" data-at-once '
        'role="search">'
        f'<label class="find">{words["find"]}<input type="search" name="words" '
        f'value="{escape(by.words)}" placeholder="{words["find_hint"]}" maxlength="400"></label>'
        f'<button class="main">{words["search"]}</button>'
        f'<div class="choices">{selects}{_labelled("order", words["order"], orders)}</div></form>'
    )


def _select(field: str, values: Mapping[str, int], chosen: str, shown: Language) -> str:
    words = TEXT[shown]

    def options(prefix: str) -> str:
        named = [
            (f"{value_name(each, shown)} ({number})", each)
            for each, number in values.items()
            if each.startswith(prefix)
        ]
        return "".join(
            _option(each, name, chosen) for name, each in (sorted(named) if prefix else named)
        )

    held = options("")
    if field == "about":
        groups = (("sector=", "sectors"), ("topic=", "topics"))
        held = "".join(
            f'<optgroup label="{words[name]}">{options(prefix)}</optgroup>'
            for prefix, name in groups
            if options(prefix)
        )
    label = words[_LABELS.get(field, field)]
    first = _option("", words["any"], chosen)
    return _labelled(field, label, f"{first}{held}")


def _labelled(field: str, label: str, options: str) -> str:
    """Give a choice; its label stands beside it, since one around it would hold the options."""
    name = f"library-{field}"
    return (
        f'<div><label for="{name}">{label}</label>'
        f'<select id="{name}" name="{field}">{options}</select></div>'
    )


def value_name(value: str, shown: Language) -> str:
    """Give what a value of a filter is called: of a kind, language, status, sector or topic."""
    tag = value.partition("=")[2]
    if tag:
        return tag_name(tag, shown)
    return _LANGUAGES.get(value) or TEXT[shown].get(value, value)


def _option(value: str, name: str, chosen: str) -> str:
    selected = " selected" * (value == chosen)
    return f'<option value="{escape(value)}"{selected}>{escape(name)}</option>'


def _rows(
    records: Sequence[DocumentRecord], passages: Mapping[str, Passage], shown: Language
) -> str:
    if not records:
        return ""
    rows = "".join(
        f'<li id="{row_id(each.id)}" tabindex="-1">{_row(each, passages.get(each.id), shown)}</li>'
        for each in records
    )
    return f'<form data-event="open"><ul class="documents">{rows}</ul></form>'


def _row(record: DocumentRecord, passage: Passage | None, shown: Language) -> str:
    words = TEXT[shown]
    names = publishers(record)
    more = words["and_more"].format(number=len(names) - PUBLISHERS)
    by = words["listing"].join(names[:PUBLISHERS]) + more * (len(names) > PUBLISHERS)
    sectors = words["listing"].join(tag_name(each, shown) for each in record.sectors)
    about = "".join(f'<span class="about">{document_words(each)}</span>' for each in (by, sectors))
    return (
        f'<div class="titled">{_opening(record, 0, record.title)}{about}'
        f"{_snippet(record, passage)}</div>"
        f'<span class="of-kind">{words[record.kind]}</span>'
        f'<span class="in-language">{_LANGUAGES[record.language]}</span>'
        f'<span class="has-status">{badge_html(record.status, shown)}</span>'
        f'<span class="dated">{escape(record.as_of or words["undated"])}</span>'
    )


def _opening(record: DocumentRecord, at: int, name: str) -> str:
    return (
        f'<button name="at" value="{at} {escape(record.id)}" class="plain" '
        f'lang="{record.language}">{document_words(name)}</button>'
    )


def _snippet(record: DocumentRecord, passage: Passage | None) -> str:
    if passage is None:
        return ""
    section = passage.section.replace(SECTION_SEPARATOR, " › ")
    text = _CELLS.sub(" · ", " ".join(plain(passage.text).split())).strip(" ·")
    text = text if len(text) <= SNIPPET else text[:SNIPPET].rstrip() + "…"
    place = _opening(record, passage.units[0].start, section) if section else ""
    return (
        f'<span class="snippet" lang="{record.language}">{place} '
        f"<span>{document_words(text)}</span></span>"
    )
