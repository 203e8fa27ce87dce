"""A statement of a briefing is dropped or worded anew, where the check allows it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.briefing.briefing import Briefing, Section, Statement
from assistant.briefing.check import problems
from assistant.briefing.edit import edited, own_words, without
from assistant.briefing.held import figures_not_held
from corpus.document import Language
from corpus.figures import Figure
from corpus.script import fold
from page.change_view import MAX_WORDS, changes_id, key_of, statement_id
from page.texts import TEXT

Text = Callable[[str], str]


@dataclass(frozen=True)
class Placed:
    """A statement and the section that it stands in."""

    statement: Statement
    section: Section


@dataclass(frozen=True)
class Change:
    """A changed briefing, the section to go on in, and the id of the element to go on from."""

    briefing: Briefing
    section: str
    to: str


def placed(briefing: Briefing, key: str) -> Placed | None:
    """Give the statement that a form calls by its key."""
    return next(
        (
            Placed(statement, section)
            for section in briefing.sections
            for statement in section.statements
            if key_of(statement) == key
        ),
        None,
    )


def dropped(briefing: Briefing, at: Placed) -> Change:
    """Drop a statement; its reader goes on from the one that stands there then."""
    number = at.section.statements.index(at.statement)
    after = without(briefing, at.statement)
    left = [each for each in after.sections if each.id == at.section.id]
    rest = left[0].statements if left else ()
    to = statement_id(rest[min(number, len(rest) - 1)]) if rest else changes_id(at.section.id)
    return Change(after, at.section.id, to)


def reworded(briefing: Briefing, at: Placed, words: str) -> Change:
    """Give a statement other words; where they are its own, nothing changes."""
    number = at.section.statements.index(at.statement)
    language = briefing.language
    same = own_words(words, language) == own_words(at.statement.text, language)
    after = briefing if same else edited(briefing, at.statement, words)
    section = next(each for each in after.sections if each.id == at.section.id)
    return Change(after, section.id, statement_id(section.statements[number]))


def refusal(briefing: Briefing, at: Placed, words: str, text: Text, shown: Language) -> str:
    """Give why a statement may not have these words; nothing where it may.

    `text` gives the text of a document by its id.
    """
    said = TEXT[shown]
    own = own_words(words, briefing.language)
    if not own:
        return said["brief_no_words"]
    if len(own) > MAX_WORDS:
        return said["brief_long_words"].format(most=MAX_WORDS)
    missing = figures_not_held(replace(at.statement, text=own), briefing, text)
    if missing:
        return said["brief_not_in_source"].format(
            figures=said["comma"].join(map(_written, missing))
        )
    others = (each for each in briefing.statements if each != at.statement)
    if fold(own) in {fold(own_words(each.text, briefing.language)) for each in others}:
        return said["brief_twice"]
    found = problems(reworded(briefing, at, own).briefing, text)
    return said["brief_not_held"].format(problem=found[0]) if found else ""


def _written(figure: Figure) -> str:
    return f"{figure.value}%" if figure.unit == "%" else f"{figure.value} {figure.unit}".strip()
