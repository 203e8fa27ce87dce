"""A citation as plain text, to be pasted into a briefing."""

from assistant.citation import Citation
from corpus.document import SECTION_SEPARATOR, Language
from page.texts import TEXT


def citation_text(citation: Citation, shown: Language) -> str:
    """Give the quote, then its document and place, then each publication with its address."""
    words = TEXT[shown]
    comma = words["comma"]
    date = words["cited_as_of"].format(date=citation.as_of) if citation.as_of else ""
    page = words["page"].format(page=citation.page) if citation.page is not None else ""
    section = citation.section.replace(SECTION_SEPARATOR, " › ")
    # Of a document that is itself the publication, the one line says it all.
    itself = [each for each in citation.sources if each.title == citation.title]
    publishers = comma.join(dict.fromkeys(each.publisher for each in itself if each.publisher))
    place = comma.join(each for each in (citation.title, publishers, date, section, page) if each)
    lines = [words["quoted"].format(quote=citation.quote), place]
    for source in citation.sources:
        named = (source.title, source.publisher, _day(source.date), source.url)
        lines.append(source.url if source in itself else comma.join(filter(None, named)))
    if not citation.sources:
        lines.append(citation.url)
    return "\n".join(dict.fromkeys(filter(None, lines)))


def _day(date: str) -> str:
    return "" if date == "undated" else date
