"""Chosen units -> the answer's text with marks, and the citations that the marks point at."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from assistant.citation import Citation, CitedSource
from assistant.copies import Place
from assistant.row import in_words
from assistant.units import ScoredUnit
from ingest.passage import plain
from ingest.records import DocumentRecord


@dataclass(frozen=True)
class CitedText:
    """Markdown with marks [n], the citations, and what a reader must know beside them."""

    text: str
    citations: tuple[Citation, ...]
    notices: tuple[str, ...] = ()


def cite(
    groups: Sequence[Sequence[ScoredUnit]],
    documents: Mapping[str, DocumentRecord],
    also_in: Callable[[ScoredUnit], tuple[Place, ...]] = lambda unit: (),
    labels: Mapping[int, str] = MappingProxyType({}),
) -> CitedText:
    """Number the units in reading order; sentences run on, list items and rows get bullets.

    `labels` are lines over groups, by the group's number from 0.
    """
    citations: list[Citation] = []
    blocks: list[str] = []
    for place, group in enumerate(groups):
        lines = [labels[place]] if place in labels else []
        lead = ""
        for each in group:
            number, record = len(citations) + 1, documents[each.passage.document]
            citations.append(citation(number, each, record, also_in(each)))
            marked = f"{in_words(each.unit)} [{len(citations)}]"
            if each.unit.kind == "sentence":
                run_on = (
                    bool(lines)
                    and not lines[-1].startswith("- ")
                    and lines[-1] != labels.get(place)
                )
                if run_on:
                    gap = "" if each.passage.language != "en" else " "
                    lines[-1] = f"{lines[-1]}{gap}{marked}"
                else:
                    # A blank line, or the sentence would belong to the bullet above it.
                    lines.append(f"\n{marked}" if lines else marked)
                continue
            if each.unit.kind == "item" and each.unit.lead != lead:
                lead = each.unit.lead
                if lead and not any(lead in line for line in lines):
                    lines.append(plain(lead))
            lines.append(f"- {marked}")
        blocks.append("\n".join(lines))
    return CitedText("\n\n".join(blocks), tuple(citations))


def citation(
    number: int, scored: ScoredUnit, document: DocumentRecord, also_in: tuple[Place, ...] = ()
) -> Citation:
    """Give the citation of one unit, and of the other places where its words stand."""
    keys = scored.unit.sources
    # A document that is itself the publication has no marks that say so.
    itself = [each for each in document.sources if each.title == document.title]
    cited = [each for each in document.sources if each.key in keys] or itself
    behind = cited or document.sources
    return Citation(
        number=number,
        document=document.id,
        title=document.title,
        section=scored.passage.section,
        page=scored.unit.page,
        quote=scored.unit.text,
        status=document.status,
        as_of=document.as_of,
        url=behind[0].url if behind else "",
        sources=tuple(
            CitedSource(each.key, each.title, each.publisher, each.url, each.date) for each in cited
        ),
        start=scored.unit.start,
        also_in=also_in,
    )
