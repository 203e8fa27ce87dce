"""What may be asked next: headings beside those that an answer quotes, as short follow-ups.

Most documents are in English: of a heading in another language than the answer's, the glossary
says the name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Answer
from corpus.document import SECTION_SEPARATOR, Language
from corpus.glossary import Glossary, Mention
from corpus.markdown import parse_body
from ingest.index import Index
from page.texts import TEXT

MOST = 3
# No sentence, no question, no date, no list.
_PLAIN: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"[A-Z][A-Za-z&'’-]*(?: [A-Za-z&'’-]+){0,7}(?: \([A-Z&-]{2,8}\))?"),
    "zh-Hant": re.compile(r"[\u4e00-\u9fff]{2,16}(?:（[A-Za-z&-]{2,8}）)?"),
    "zh-Hans": re.compile(r"[\u4e00-\u9fff]{2,16}(?:（[A-Za-z&-]{2,8}）)?"),
}
_NAME = 0.6  # of a heading that is the name of something


@dataclass(frozen=True)
class _Heading:
    text: str
    language: Language


def suggestions(
    index: Index, glossary: Glossary, answer: Answer, before: Sequence[str]
) -> tuple[str, ...]:
    """Give questions that stand alone, in the answer's language, none that was asked `before`.

    A heading becomes one where it is the name of what the answer does not speak of.
    """
    if answer.outcome != "answered":
        return ()
    said = {each.entry.id for each in glossary.mentions(f"{answer.read_as} {answer.question}")}
    said |= {each.entry.id for each in glossary.mentions(answer.text, most=20)}
    found: dict[str, None] = {}
    for heading in _headings(index, answer):
        mentions = glossary.mentions(heading.text)
        named = {each.entry.id for each in mentions}
        if sum(each.end - each.start for each in mentions) < _NAME * len(heading.text):
            continue
        name = heading.text
        if heading.language != answer.language:
            name = _translated(mentions, answer.language)
        question = TEXT[answer.language]["what_about"].format(heading=name)
        if name and not named & said and question not in before:
            found.setdefault(question)
            said |= named
    return tuple(found)[:MOST]


def _headings(index: Index, answer: Answer) -> Iterator[_Heading]:
    """Give the plain headings of the cited documents, those in the answer's language first."""
    cited = [
        index.documents[each]
        for each in dict.fromkeys(each.document for each in answer.citations)
        if each in index.documents
    ]
    for record in sorted(cited, key=lambda each: each.language != answer.language):
        quoted = {each.section for each in answer.citations if each.document == record.id}
        for section in parse_body(index.text(record.id)).sections:
            path = section.path
            if not path or SECTION_SEPARATOR.join(path) in quoted or path[-1] == record.title:
                continue
            if _PLAIN[record.language].fullmatch(path[-1]):
                yield _Heading(path[-1], record.language)


def _translated(mentions: Sequence[Mention], language: Language) -> str:
    """Give the name of the one thing that is mentioned, empty if it has none."""
    entries = {each.entry.id: each.entry for each in mentions}
    names = [name for each in entries.values() for name in each.names_in(language)]
    return names[0] if len(entries) == 1 and names else ""
