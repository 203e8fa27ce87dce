"""A section's statements -> HTML: each can be dropped or worded anew, the section written again."""

import hashlib

from assistant.briefing.briefing import Briefing, Section, Statement
from assistant.briefing.edit import is_edited, own_words
from corpus.document import Language
from page.markup import document_words, escape
from page.texts import TEXT

MAX_WORDS = 2000  # characters of a statement


def key_of(statement: Statement) -> str:
    """Give what a statement is called in a form: in a briefing nothing is said twice."""
    return hashlib.sha256(statement.text.encode()).hexdigest()[:16]


def statement_id(statement: Statement) -> str:
    """Give the id of a statement's element."""
    return f"statement-{key_of(statement)}"


def changes_id(section: str) -> str:
    """Give the id of what unfolds a section's statements."""
    return f"changes-{section}"


def changes_html(briefing: Briefing, section: Section, shown: Language, opened: bool) -> str:
    """Give a section's statements by topic; nothing where none of its words are a document's."""
    if not section.statements:
        return ""
    words = TEXT[shown]
    topics = "".join(
        f'<h4 lang="{briefing.language}">{escape(topic.label)}</h4><ul>'
        + "".join(statement_html(briefing, each, shown) for each in topic.statements)
        + "</ul>"
        for topic in section.topics
        if topic.statements
    )
    return (
        f'<details class="fold changes"{" open" * opened}>'
        f'<summary id="{escape(changes_id(section.id))}">{words["brief_change"]}</summary>'
        f"{_again(section, shown)}{topics}</details>"
    )


def statement_html(
    briefing: Briefing, statement: Statement, shown: Language, typed: str = "", problem: str = ""
) -> str:
    """Give a statement to be changed; `problem` is why what was `typed` was not kept."""
    words = TEXT[shown]
    place = statement_id(statement)
    own = own_words(statement.text, briefing.language)
    told = f'<p class="problem" role="alert">{escape(problem)}</p>' if problem else ""
    edited = is_edited(statement, briefing.language)
    badge = f' <span class="badge">{words["brief_edited"]}</span>' if edited else ""
    marks = "".join(f"[{number}]" for number in statement.cited)
    language = briefing.language if edited else briefing.cited(statement.cited[0]).language
    return (
        f'<li id="{place}" tabindex="-1"><form data-event="statement">'
        f'<input type="hidden" name="statement" value="{key_of(statement)}">'
        f'<p id="{place}-words"><span lang="{language}">{document_words(own)}</span> '
        f'<span class="number">{marks}</span>{badge}</p>'
        f'<details{" open" * bool(problem)}><summary aria-describedby="{place}-words">'
        f"{words['brief_edit']}</summary>"
        f'<label><span class="unseen">{words["brief_words"]}</span><textarea name="words" rows="4" '
        f'maxlength="{MAX_WORDS}" lang="{language}">{escape(typed or own)}</textarea></label>{told}'
        f'<button name="does" value="keep">{words["brief_keep"]}</button></details>'
        f'<button name="does" value="drop" class="plain" aria-describedby="{place}-words">'
        f"{words['brief_drop']}</button></form></li>"
    )


def again_id(section: str) -> str:
    """Give the id of the form that writes a section again."""
    return f"again-{section}"


def again_going_html(section: str, shown: Language) -> str:
    """Give what takes the form's place while the section is written."""
    going = TEXT[shown]["brief_again_going"]
    return f'<p id="{escape(again_id(section))}" class="quiet" tabindex="-1">{going}</p>'


def _again(section: Section, shown: Language) -> str:
    # What changed lately is made from the passages of a whole draft, not of one section.
    if section.made == "recent":
        return ""
    words = TEXT[shown]
    return (
        f'<form class="again" id="{escape(again_id(section.id))}" data-event="again">'
        f'<button name="section" value="{escape(section.id)}">{words["brief_again"]}</button> '
        f'<span class="about">{words["brief_again_help"]}</span></form>'
    )
