"""Two briefings side by side -> HTML: what is gone, what is new, each with its source."""

from assistant.briefing.briefing import Evidence
from assistant.briefing.compare import Comparison
from assistant.briefing.compared_evidence import compared_evidence
from assistant.briefing.compared_layout import compared_layout
from assistant.briefing.paper import Runs
from assistant.briefing.write.printable import printable
from corpus.document import Language
from page.markup import document_words, escape
from page.paper_view import paper_html
from page.source_view import on_the_web
from page.texts import TEXT

COMPARED = "compared"


def compared_html(comparison: Comparison, shown: Language) -> str:
    """Give the comparison's paper, and its notes with the exact words.

    A kept briefing may cite a document that has changed since: its words are those that were kept.
    """
    paper = printable(compared_layout(comparison))
    notes = "".join(
        _note(number, paper.notes[number], each, shown)
        for number, each in enumerate(compared_evidence(comparison), start=1)
    )
    sources = (
        f'<aside class="sources" aria-labelledby="{COMPARED}-sources {COMPARED}-title">'
        f'<h4 id="{COMPARED}-sources">{TEXT[shown]["sources"]}</h4>{notes}</aside>'
    )
    return (
        f'<section id="{COMPARED}" class="briefing" tabindex="-1" data-arrives="again">'
        f'<div class="chapter"><div class="paper" lang="{paper.language}">'
        f'<h3 id="{COMPARED}-title">{escape(paper.title)}</h3><p>{escape(paper.subtitle)}</p>'
        f"{paper_html(paper.blocks, _note_id, top=4)}</div>{sources * bool(notes)}</div></section>"
    )


def _note(number: int, note: Runs, evidence: Evidence, shown: Language) -> str:
    quoted, url = evidence.citation, evidence.citation.url
    link = (
        f'<p>{TEXT[shown]["original"]}: <a class="original" href="{escape(url)}" target="_blank" '
        f'rel="noopener">{document_words(quoted.title)}</a></p>'
        if on_the_web(url)
        else ""
    )
    return (
        f'<details class="source" id="{_note_id(number)}"><summary><span class="number">[{number}]'
        f"</span> {escape(''.join(run.text for run in note))}</summary>"
        f'<blockquote lang="{evidence.language}"><mark>{document_words(quoted.quote)}</mark>'
        f"</blockquote>{link}</details>"
    )


def _note_id(number: int) -> str:
    return f"compared-source-{number}"
