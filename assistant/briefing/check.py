"""Whether a briefing holds: what stands in it against the documents that it cites."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from assistant.briefing.briefing import Briefing
from assistant.briefing.layout import layout
from assistant.briefing.paper import marks_in_order
from assistant.citation import Citation
from corpus.figures import figures, stands_in
from corpus.script import fold

# Characters before and after a quote in which its table's header, its list's lead-in and the
# sentences beside it stand.
_BEFORE, _AFTER = 3000, 1000


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
        held = figures(" ".join(_around(briefing.cited(n).citation, text) for n in each.cited))
        for figure in figures(each.text):
            if not stands_in(figure, held):
                yield f"{figure.value} {figure.unit} is not in what is cited: {each.text}"
        if fold(each.text) in said:
            yield f"said twice: {each.text}"
        said.add(fold(each.text))


def _around(cited: Citation, text: Callable[[str], str]) -> str:
    whole = text(cited.document)
    start = max(0, cited.start - _BEFORE)
    around = whole[start : cited.start + len(cited.quote) + _AFTER]
    return f"{cited.title} {cited.section}\n{around}"


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
