"""What people ask that the library does not say -> HTML."""

from collections.abc import Mapping

from assistant.use.gaps import Gap, GapReport
from corpus.document import Language
from ingest.records import DocumentRecord
from page.library_view import value_name
from page.markup import document_words, escape
from page.texts import TEXT
from page.texts_tags import tag_name

DOUBTFUL = 0.1  # confidence below which a question is perhaps off topic


def gaps_html(
    report: GapReport, documents: Mapping[str, DocumentRecord], kept: bool, shown: Language
) -> str:
    """Give the groups of questions; `kept` is whether questions are kept at all."""
    words = TEXT[shown]
    head = _head(shown)
    if not report.gaps:
        return f'{head}<p class="quiet">{words["no_gaps" if kept else "gaps_unkept"]}</p>'
    items = "".join(f"<li>{_gap(each, documents, shown)}</li>" for each in report.gaps)
    older = words["left_out"].format(number=report.left_out)
    older = f'<p class="about">{older}</p>' * bool(report.left_out)
    return f'{head}<form data-event="open"><ol class="gaps">{items}</ol></form>{older}'


def working_html(shown: Language) -> str:
    """Give what stands there while questions are grouped."""
    return f'{_head(shown)}<p class="quiet">{TEXT[shown]["gaps_working"]}</p>'


def _head(shown: Language) -> str:
    words = TEXT[shown]
    return f"<h2>{words['view_gaps']}</h2><p>{words['gaps_help']}</p>"


def _gap(gap: Gap, documents: Mapping[str, DocumentRecord], shown: Language) -> str:
    words = TEXT[shown]
    times = words["asked_once"] if gap.n == 1 else words["asked_times"].format(times=gap.n)
    days = gap.first
    if gap.first != gap.last:
        days = words["between"].format(first=gap.first, last=gap.last)
    languages = words["listing"].join(value_name(each, shown) for each in gap.languages)
    topic = tag_name(gap.topics[0], shown) if gap.topics else ""
    doubt = ""
    if gap.confidence is not None and gap.confidence < DOUBTFUL:
        doubt = words["off_topic"]
    about = " · ".join(each for each in (times, days, languages, topic, doubt) if each)
    return (
        f"<strong>{document_words(gap.label)}</strong>"
        f'<span class="about">{document_words(about)}</span>'
        f"{_also(gap, shown)}{_nearest(gap, documents, shown)}"
    )


def _also(gap: Gap, shown: Language) -> str:
    if not gap.examples:
        return ""
    items = "".join(f"<li>{document_words(each)}</li>" for each in gap.examples)
    return f'<span class="about">{TEXT[shown]["also_asked"]}</span><ul>{items}</ul>'


def _nearest(gap: Gap, documents: Mapping[str, DocumentRecord], shown: Language) -> str:
    known = [documents[each] for each in gap.documents if each in documents]
    if not known:
        return ""
    items = "".join(
        f'<li><button name="at" value="0 {escape(each.id)}" class="plain" '
        f'lang="{each.language}">{document_words(each.title)}</button></li>'
        for each in known
    )
    return f'<span class="about">{TEXT[shown]["nearest"]}</span><ul>{items}</ul>'
