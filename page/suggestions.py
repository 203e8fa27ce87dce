"""What may be asked next: headings beside those that an answer quotes, as short follow-ups."""

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Answer
from corpus.document import SECTION_SEPARATOR, Language
from corpus.glossary import Glossary
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
        mentions = glossary.mentions(heading)
        named = {each.entry.id for each in mentions}
        if sum(each.end - each.start for each in mentions) < _NAME * len(heading):
            continue
        question = TEXT[answer.language]["what_about"].format(heading=heading)
        if not named & said and question not in before:
            found.setdefault(question)
            said |= named
    return tuple(found)[:MOST]


def _headings(index: Index, answer: Answer) -> Iterator[str]:
    """Give the plain headings of the cited documents in the answer's language."""
    language = answer.language
    for document in dict.fromkeys(each.document for each in answer.citations):
        record = index.documents.get(document)
        if record is None or record.language != language:
            continue
        quoted = {each.section for each in answer.citations if each.document == document}
        for section in parse_body(index.text(document)).sections:
            path = section.path
            if not path or SECTION_SEPARATOR.join(path) in quoted or path[-1] == record.title:
                continue
            heading = path[-1]
            if _PLAIN[language].fullmatch(heading):
                yield heading
