"""A briefing -> HTML: what to do with it, its first page, its sections beside their sources."""

from functools import partial

from assistant.briefing.briefing import Briefing
from assistant.briefing.layout import layout
from assistant.briefing.write.printable import printable
from corpus.document import Language
from ingest.index import Index
from page.briefing_file import FORMATS
from page.briefing_parts import Part, parts
from page.change_view import changes_html
from page.drafting import Written
from page.markup import escape, source_id
from page.paper_view import paper_html
from page.source_view import source_html
from page.texts import TEXT

BRIEFING, PROGRESS, SAVED = "briefing", "briefing-progress", "briefing-saved"


def briefing_html(
    index: Index, briefing: Briefing, shown: Language, opened: str = "", arrives: bool = False
) -> str:
    """Give a briefing; of the section `opened` its statements are shown to be changed.

    It comes into view when it `arrives`.
    """
    paper = printable(layout(briefing))
    made = list(parts(briefing))
    text = "".join(_part(index, briefing, each, shown, opened) for each in made)
    return (
        f'<article id="{BRIEFING}" class="briefing" aria-labelledby="briefing-title" '
        f'tabindex="-1"{" data-arrives=again" * arrives}>'
        f'<h2 id="briefing-title" lang="{briefing.language}">{escape(paper.title)}</h2>'
        f'<p class="about" lang="{briefing.language}">{escape(paper.subtitle)}</p>'
        f"{_saves(shown)}{_contents(briefing, made, shown)}{text}</article>"
    )


def waiting_html(shown: Language) -> str:
    """Give what stands in a briefing's place before its first section is being written."""
    return f'<p id="{PROGRESS}" data-arrives="again">{TEXT[shown]["brief_waiting"]}</p>'


def counted(words: str, briefing: Briefing) -> str:
    """Fill in how many statements, documents and open questions there are."""
    documents = {each.citation.document for each in briefing.evidence}
    return words.format(
        statements=len(briefing.statements),
        documents=len(documents),
        open=len(briefing.unanswered),
    )


def progress_html(step: Written, language: Language, shown: Language) -> str:
    """Give how far a briefing in this language is, and which section is being written."""
    words, done, total = TEXT[shown], step.done, step.total
    title = f'<span lang="{language}">{escape(step.title)}</span>'
    told = words["brief_writing"].format(number=done + 1, total=total, title=title)
    return (
        f'<p id="{PROGRESS}"><progress max="{total}" value="{done}" '
        f'aria-label="{words["brief_progress"]}"></progress> {told}</p>'
    )


def _saves(shown: Language) -> str:
    """Give the formats in which the briefing can be downloaded."""
    words = TEXT[shown]
    buttons = "".join(
        f'<button name="format" value="{each}">{words[f"brief_{each}"]}</button>'
        for each in FORMATS
    )
    return (
        f'<form class="saves" data-event="save" aria-label="{words["brief_download"]}">'
        f"<span>{words['brief_download']}</span>{buttons}</form>"
        f'<p id="{SAVED}" class="quiet"></p>'
    )


def _contents(briefing: Briefing, made: list[Part], shown: Language) -> str:
    """Give the parts as buttons: an address with # is the library's."""
    items = "".join(
        f'<li><button type="button" class="plain" data-to="{_part_id(each)}">'
        f"{escape(each.title)}</button></li>"
        for each in made
    )
    label = TEXT[shown]["brief_contents"]
    return f'<nav aria-label="{label}"><ul lang="{briefing.language}">{items}</ul></nav>'


def _part(index: Index, briefing: Briefing, part: Part, shown: Language, opened: str) -> str:
    title = _title_id(part)
    text = paper_html(part.blocks, partial(source_id, part.turn), top=3)
    changes = (
        changes_html(briefing, part.section, shown, part.section.id == opened)
        if part.section
        else ""
    )
    return (
        f'<section class="chapter" id="{_part_id(part)}" aria-labelledby="{title}" tabindex="-1">'
        f'<div><div class="paper" lang="{briefing.language}"><h3 id="{title}">{escape(part.title)}'
        f"</h3>{text}</div>{changes}</div>{_sources(index, briefing, part, shown)}</section>"
    )


def _sources(index: Index, briefing: Briefing, part: Part, shown: Language) -> str:
    if not part.cited:
        return ""
    sources = "".join(
        source_html(index, briefing.cited(number).citation, part.turn, shown)
        for number in part.cited
    )
    # What is only remarked on has its sources listed where it is said.
    look = "sources" if part.says_something else "sources remarked"
    heading = f"{_part_id(part)}-sources"
    return (
        f'<aside class="{look}" aria-labelledby="{heading} {_title_id(part)}">'
        f'<h4 id="{heading}">{TEXT[shown]["sources"]}</h4>{sources}</aside>'
    )


def _title_id(part: Part) -> str:
    return f"{_part_id(part)}-title"


def _part_id(part: Part) -> str:
    return f"briefing-part-{-part.turn}"
