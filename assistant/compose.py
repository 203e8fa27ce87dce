"""Scored units -> an answer in the documents' own words, with what its reader must know."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.antecedent import with_antecedents
from assistant.authority import authority
from assistant.cite import CitedText, cite
from assistant.clarify import choices
from assistant.condition import with_exceptions
from assistant.copies import places_of_quote
from assistant.extract import MAX_WORDS, arrange, choose, near
from assistant.history import Told, names_a_time, tell
from assistant.notices import notices_of
from assistant.parts import missing_parts
from assistant.places import name_of
from assistant.query import Query
from assistant.rank import RankedPassage
from assistant.restatement import restatements
from assistant.series import newest_first
from assistant.units import ScoredUnit
from assistant.whole_list import with_whole_list
from assistant.wording import demand_names, names_of, separator, words
from corpus.document import Language
from corpus.glossary import Glossary
from ingest.index import Index
from ingest.manifest import Vectors


@dataclass(frozen=True)
class Material:
    """What an answer is made of: the question's passages and units, best first, as on `day`.

    Only `allowed` documents are named beside a quote (None: all); in the documents' own words the
    answer has `max_words` at most.
    """

    query: Query
    ranked: Sequence[RankedPassage]
    scored: Sequence[ScoredUnit]
    index: Index
    glossary: Glossary
    day: str
    allowed: Sequence[str] | None = None
    max_words: float = MAX_WORDS


def compose(material: Material) -> CitedText:
    """Give the answer in the documents' own words."""
    query, index = material.query, material.index

    @cache
    def read(language: Language, name: str) -> Vectors:
        return index.sentence_vectors(language, [name])[name]

    def vector(unit: ScoredUnit) -> Vectors:
        return read(unit.passage.language, unit.name)

    chosen = choose(
        material.scored,
        query.language,
        material.max_words,
        lambda each: authority(index.documents[each.passage.document]),
        restatements(query.language, index.manifest.centroids, vector),
    )
    chosen = with_exceptions(with_whole_list(query, chosen, material.scored))
    others = near(material.scored)
    told = Told(chosen, {})
    if not names_a_time(query.text):
        chosen = newest_first(chosen, material.scored, query)
        told = tell(chosen, others, index.documents, vector)
    earlier = [each for units in told.earlier.values() for each in units]
    told = replace(told, current=with_antecedents(told.current, earlier))
    cited = _cited(query, told, index, material.allowed)
    notices = [
        *_missing(query, chosen),
        *_choices(query, others, material.glossary),
        *notices_of(query, cited.citations, index.documents, material.day),
    ]
    return replace(cited, notices=tuple(notices))


def _cited(query: Query, told: Told, index: Index, allowed: Sequence[str] | None) -> CitedText:
    groups = arrange(told.current)
    newest_first = sorted(told.earlier, reverse=True)
    labels = {
        number: words("earlier", query.language, date=date)
        for number, date in enumerate(newest_first, len(groups))
    }
    groups += [list(told.earlier[date]) for date in newest_first]
    return cite(
        groups,
        index.documents,
        lambda each: places_of_quote(each.passage.id, each.number, index, allowed),
        labels,
    )


def _missing(query: Query, chosen: Sequence[ScoredUnit]) -> list[str]:
    missing = missing_parts(query, chosen)
    lacking = [
        *names_of(missing.names, query.language),
        *(name_of(place, query.language) for place in missing.places),
        *demand_names(missing.demands, query.language),
    ]
    if not lacking:
        return []
    joined = ", ".join(lacking) if query.language == "en" else "、".join(lacking)
    return [words("missing", query.language, parts=joined)]


def _choices(query: Query, found: Sequence[ScoredUnit], glossary: Glossary) -> list[str]:
    meant = choices(query, glossary)
    if not meant:
        return []
    told = "\n".join(f"{each.passage.section}\n{each.unit.reading}" for each in found)
    named = {mention.entry.id for mention in glossary.mentions(told, most=20)}
    if sum(each.id in named for each in meant) < 2:
        return []  # only one of them is spoken of: it is clear which
    joined = separator(query.language).join(names_of(meant, query.language))
    return [words("which", query.language, names=joined)]
