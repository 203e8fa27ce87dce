"""What opens a document about a thing, for who asks only what it is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.general import ASKS_WHAT_IT_IS
from assistant.query import Query
from assistant.units import ScoredUnit
from corpus.glossary import Glossary
from corpus.script import fold
from ingest.records import DocumentRecord


def opening_first(
    query: Query,
    scored: Sequence[ScoredUnit],
    documents: Mapping[str, DocumentRecord],
    glossary: Glossary,
) -> Sequence[ScoredUnit]:
    """Put first the sentence that opens a policy or guide which has its title from the very thing.

    A reader learns from questions for a detail, and a sentence that says what a thing is seldom
    names it: the title does.
    """
    if len(query.entries) != 1 or not ASKS_WHAT_IT_IS.search(fold(query.wanted)):
        return scored
    if not set(query.own_terms) <= query.name_terms:
        return scored
    for each in scored:
        opens = each.passage.place == 0 and each.number == 0 and each.unit.kind == "sentence"
        tells = documents[each.passage.document].kind in ("policy", "guide")
        if opens and tells and _names_first(each.passage.title, query, glossary):
            first = replace(each, score=max(each.score, scored[0].score))
            return [first, *(other for other in scored if other is not each)]
    return scored


def _names_first(title: str, query: Query, glossary: Glossary) -> bool:
    mentions = glossary.mentions(title)
    return bool(mentions) and mentions[0].start == 0 and mentions[0].entry in query.entries
