"""Whether a briefing holds: what stands in it against the documents that it cites."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from assistant.briefing.briefing import Briefing
from assistant.briefing.held import figures_not_held
from assistant.briefing.layout import layout
from assistant.briefing.paper import marks_in_order
from corpus.script import fold


def problems(briefing: Briefing, text: Callable[[str], str]) -> list[str]:
    """Give what does not hold, a line each; `text` gives the text of a document by its id.

    Held against it: each statement has a citation, each quote stands letter by letter in its
    document, each figure stands around the quotes it rests on, nothing is said twice, no section
    is empty, marks count up from 1 and each has a note, and each address is one of the web.
    """
    found = [*_statements(briefing, text), *_quotes(briefing, text), *_sections(briefing)]
    return found or list(_notes(briefing))


def _statements(briefing: Briefing, text: Callable[[str], str]) -> Iterator[str]:
    said: set[str] = set()
    for each in briefing.statements:
        if not each.cited or not all(0 < n <= len(briefing.evidence) for n in each.cited):
            yield f"not cited: {each.text}"
            continue
        for figure in figures_not_held(each, briefing, text):
            yield f"{figure.value} {figure.unit} is not in what is cited: {each.text}"
        if fold(each.text) in said:
            yield f"said twice: {each.text}"
        said.add(fold(each.text))


def _quotes(briefing: Briefing, text: Callable[[str], str]) -> Iterator[str]:
    for number, each in enumerate(briefing.evidence, start=1):
        cited = each.citation
        found = text(cited.document)[cited.start : cited.start + len(cited.quote)]
        if cited.number != number or found != cited.quote:
            yield f"quote {number} does not stand in {cited.document}: {cited.quote}"
        for url in (cited.url, *(source.url for source in cited.sources)):
            if url and urlsplit(url).scheme not in ("http", "https"):
                yield f"quote {number} has an address that is none of the web: {url}"


def _sections(briefing: Briefing) -> Iterator[str]:
    for section in briefing.sections:
        if not section.holds_something:
            yield f"empty: {section.title}"
        for term in (term for worked in section.worked for term in worked.terms):
            if term.cited > len(briefing.evidence):
                yield f"not cited: {term.name} {term.value} {term.unit}"


def _notes(briefing: Briefing) -> Iterator[str]:
    paper = layout(briefing)
    marks = marks_in_order(paper.blocks)
    if marks != list(range(1, len(briefing.evidence) + 1)):
        yield "the marks do not count up from 1 in the order in which they are read"
    for number in marks:
        if not "".join(run.text for run in paper.notes.get(number, ())).strip():
            yield f"note {number} is empty"
