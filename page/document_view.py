"""A document of the library -> HTML: what it is, its sources, its contents and its text."""

from collections.abc import Sequence

from corpus.document import Language
from corpus.question import MAX_QUESTION
from ingest.records import DocumentRecord
from page.document_parts import Leaf, Part, leaf_at, leaves, parts
from page.document_text import text_html
from page.library_view import badge_html, value_name
from page.markup import document_words, escape
from page.shelf import publishers
from page.source_view import on_the_web
from page.texts import TEXT
from page.texts_tags import tag_name

TITLE = "document-title"
FEW = 12  # headings that are shown without being unfolded


def section_id(start: int) -> str:
    """Give the id of the part of a document that begins at an offset."""
    return f"part-{start}"


def place_id(text: str, title: str, at: int) -> str:
    """Give the id of what holds an offset of a document; 0 is the document itself."""
    starts = [each.start for each in parts(text, title) if each.start <= at]
    return section_id(max(starts)) if at and starts else TITLE


def document_html(record: DocumentRecord, text: str, at: int, shown: Language) -> str:
    """Give a document, with the leaf of its text that holds the offset `at`."""
    words = TEXT[shown]
    found = leaves(parts(text, record.title))
    leaf = leaf_at(found, at)
    body = _leaf(record, found, leaf, shown) if found else ""
    return (
        f'<form data-event="view"><button name="view" value="documents" class="plain back">'
        f'‹ {words["back"]}</button></form><article class="document">'
        f'<h2 id="{TITLE}" tabindex="-1" lang="{record.language}">{document_words(record.title)}'
        f'</h2><div class="head">{_status(record, shown)}{_about(record, shown)}'
        f"{_ask(record, shown)}</div><aside>{_contents(record, found, shown)}"
        f"{_sources(record, shown)}</aside>{body}</article>"
    )


def gone_html(shown: Language) -> str:
    """Give what stands in the place of a document that was removed meanwhile."""
    words = TEXT[shown]
    return (
        f'<p class="problem" role="alert">{words["document_gone"]}</p><form data-event="view">'
        f'<button name="view" value="documents">{words["back"]}</button></form>'
    )


def _status(record: DocumentRecord, shown: Language) -> str:
    words = TEXT[shown]
    told = words.get(f"about_{record.status}", "")
    told = f' <span class="about">{told}</span>' * bool(told)
    orders = ""
    if record.orders:
        said = words["orders"].format(passages=len(record.orders))
        orders = f'<p class="problem">{said}</p>'
    return f'<p class="standing">{badge_html(record.status, shown)}{told}</p>{orders}'


def _about(record: DocumentRecord, shown: Language) -> str:
    words = TEXT[shown]
    comma = words["listing"]
    tags = comma.join(tag_name(each, shown) for each in record.sectors)
    pages = words["pages"].format(pages=record.pages) if record.pages else ""
    rows = {
        "publishers": comma.join(publishers(record)),
        "date": record.as_of or words["undated"],
        "kind": words[record.kind],
        "document_language": value_name(record.language, shown),
        "sectors": tags or words["all_sectors"],
        "topics": comma.join(tag_name(each, shown) for each in record.topics),
        "file": " · ".join(each for each in (record.path, pages) if each),
    }
    return '<dl class="facts">{}</dl>'.format(
        "".join(
            f"<div><dt>{words[name]}</dt><dd>{document_words(value)}</dd></div>"
            for name, value in rows.items()
            if value
        )
    )


def _ask(record: DocumentRecord, shown: Language) -> str:
    words = TEXT[shown]
    return (
        f'<form class="ask-document" data-event="ask"><label for="document-question">'
        f'{words["ask_document"]}</label><div><input id="document-question" name="question" '
        f'maxlength="{MAX_QUESTION}" required aria-describedby="document-hint">'
        f'<button class="main" name="document" value="{escape(record.id)}">{words["ask"]}</button>'
        f'</div><p class="about" id="document-hint">{words["ask_document_hint"]}</p></form>'
    )


def _sources(record: DocumentRecord, shown: Language) -> str:
    if not record.sources:
        return ""
    words = TEXT[shown]
    items = []
    for source in record.sources:
        name = document_words(source.title)
        if on_the_web(source.url):
            name = (
                f'<a class="original" href="{escape(source.url)}" target="_blank" '
                f'rel="noopener">{name}</a>'
            )
        date = words["undated"] if source.date in ("", "undated") else source.date
        about = " · ".join(each for each in (source.publisher, date, source.note) if each)
        items.append(f'<li>{name} <span class="about">{document_words(about)}</span></li>')
    unfolded = " open" * (len(items) <= FEW)
    return (
        f'<details class="fold"{unfolded}><summary><h3>{words["document_sources"]} '
        f"({len(items)})</h3></summary><ul>{''.join(items)}</ul></details>"
    )


def _contents(record: DocumentRecord, found: Sequence[Leaf], shown: Language) -> str:
    headed = [each for one in found for each in one.parts if each.headed and each.path]
    if len(headed) < 2:
        return ""
    least = min(len(each.path) for each in headed)
    items = "".join(
        f'<li class="deep-{min(len(each.path) - least, 3)}"><button name="at" class="plain" '
        f'value="{each.start} {escape(record.id)}">{document_words(each.path[-1])}</button></li>'
        for each in headed
    )
    unfolded = " open" * (len(headed) <= FEW)
    return (
        f'<details class="fold"{unfolded}><summary><h3>{TEXT[shown]["contents"]} ({len(headed)})'
        f'</h3></summary><form data-event="open" lang="{record.language}"><ul class="contents">'
        f"{items}</ul></form></details>"
    )


def _leaf(record: DocumentRecord, found: Sequence[Leaf], leaf: int, shown: Language) -> str:
    words = TEXT[shown]
    text = "".join(_part(each) for each in found[leaf].parts)
    turning = ""
    if len(found) > 1:
        sides = ((leaf - 1, "earlier"), (leaf + 1, "later"))
        buttons = "".join(
            f'<button name="at" value="{max(found[to].start, 1)} {escape(record.id)}">'
            f"{words[name]}</button>"
            for to, name in sides
            if 0 <= to < len(found)
        )
        told = words["part_of"].format(part=leaf + 1, parts=len(found))
        turning = f'<form class="turning" data-event="open"><span>{told}</span>{buttons}</form>'
    return (
        f'<section class="text" aria-label="{words["document_text"]}">{turning}'
        f'<div lang="{record.language}">{text}</div>{turning}</section>'
    )


def _part(part: Part) -> str:
    level = min(len(part.path) + 2, 6)
    head = ""
    if part.headed and part.path:
        name = document_words(part.path[-1])
        head = f"<h{level}>{name}</h{level}>"
    return (
        f'<div class="part" id="{section_id(part.start)}" tabindex="-1">{head}'
        f"{text_html(part.text)}</div>"
    )
