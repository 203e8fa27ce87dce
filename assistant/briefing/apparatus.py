"""What stands behind a briefing's marks: notes, the list of sources, the annex of exact words."""

from collections.abc import Iterator, Sequence

from assistant.briefing.briefing import Evidence
from assistant.briefing.labels import label
from assistant.briefing.paper import Block, Heading, Paragraph, Run, Table
from assistant.wording import separator
from corpus.document import SECTION_SEPARATOR, Language

NAMED = 3  # publishers in a note; the list of sources names all


def sources(evidence: Sequence[Evidence], language: Language) -> Iterator[Block]:
    """List each publication once, with the notes that rest on it.

    Words that no publication is named for stand under their own document.
    """
    rows: dict[tuple[str, str, str, str], list[int]] = {}
    for number, each in enumerate(evidence, start=1):
        cited = each.citation
        behind = [(s.publisher, s.title, s.date, s.url) for s in cited.sources] or [
            (label("corpus_document", language), cited.title, cited.as_of or "", cited.url)
        ]
        for row in behind:
            rows.setdefault(row, []).append(number)
    yield Heading(1, label("sources", language), "sources")
    yield Table(
        tuple(label(key, language) for key in ("publisher", "source_title", "date", "notes")),
        tuple(
            (
                (Run(publisher),),
                (Run(title, url=url),),
                (Run(date or label("undated", language)),),
                (Run(", ".join(map(str, numbers))),),
            )
            for (publisher, title, date, url), numbers in sorted(rows.items())
        ),
    )


def annex(evidence: Sequence[Evidence], language: Language) -> Iterator[Block]:
    """Give each quote with its number and where it stands."""
    opening, closing = ("“", "” ") if language == "en" else ("「", "」")
    yield Heading(1, label("evidence", language), "evidence")
    for number, each in enumerate(evidence, start=1):
        yield Paragraph(
            (
                Run(f"{number}. ", bold=True),
                Run(opening),
                Run(each.citation.quote, language=each.language),
                Run(closing),
                *_place(each, language),
            )
        )


def note_of(each: Evidence, language: Language) -> Iterator[Run]:
    """Give the note of a mark: publishers, document, headings, page, date and status."""
    publishers = list(dict.fromkeys(source.publisher for source in each.citation.sources))
    if publishers:
        rest = len(publishers) - NAMED
        more = [label("more", language, count=rest)] if rest > 0 else []
        named = separator(language).join([*publishers[:NAMED], *more])
        yield Run(f"{named}: ")
    yield from _place(each, language)


def _place(each: Evidence, language: Language) -> Iterator[Run]:
    """Give where a quote stands: document, headings, page, date and status."""
    cited = each.citation
    section = cited.section.replace(SECTION_SEPARATOR, " › ")
    url = cited.sources[0].url if cited.sources else cited.url
    yield Run(cited.title, italic=True, language=each.language, url=url)
    page = "" if cited.page is None else label("page", language, page=cited.page)
    status = label(cited.status, language) if cited.status in ("proposed", "superseded") else ""
    rest = [section, page, day_of(each, language), status]
    yield Run("".join(f", {part}" for part in rest if part) + ".")


def day_of(each: Evidence, language: Language) -> str:
    """Give the day as of which a document speaks, in words where it has none."""
    return each.citation.as_of or label("undated", language)
