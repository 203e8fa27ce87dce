"""A question and a window of text -> how surely the window answers the question."""

from corpus.document import SECTION_SEPARATOR
from corpus.script import simplify
from ingest.passage import Passage, Unit


def window(unit: Unit, passage: Passage) -> str:
    """Give the text of a unit as the reader sees it: title, last heading, lead, reading."""
    heading = passage.section.split(SECTION_SEPARATOR)[-1]
    # A row's reading names its columns already.
    lead = unit.lead if unit.kind == "item" else ""
    place = " — ".join(part for part in (passage.title, heading) if part)
    return window_text(place, f"{lead} {unit.reading}".strip())


def window_text(place: str, words: str) -> str:
    """Give a window: where the words stand, and the words."""
    return f"{place}: {words}" if place else words


def question_text(question: str) -> str:
    """Give a question as the reader sees it."""
    return f"query: {question}"


def folded(text: str) -> str:
    """Give text in the one Chinese script that the reader knows."""
    return simplify(text)
