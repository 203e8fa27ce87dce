"""Ranked passages -> their sentences, list items and table rows, by how well each answers."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.asked import Asked, asked, holds
from assistant.general import Headings, general_features
from assistant.query import Query
from assistant.rank import RankedPassage
from assistant.retrieve import Retriever
from assistant.sought import covered
from assistant.weights import weighted
from corpus.document import Language
from corpus.script import family
from ingest.index import Index
from ingest.manifest import Vectors
from ingest.passage import Passage, Unit
from ingest.split import size
from ingest.store import unit_id
from ingest.terms import terms

PASSAGES = 8
# A short question fits many passages of the right document alike: these documents' others are
# looked at too. Those that lead in the other language leave room for one of the question's own.
BEST_DOCUMENTS = 4
THEIR_PASSAGES = 18


@dataclass(frozen=True)
class ScoredUnit:
    """A unit of a ranked passage with its score for the question, and what the score is made of."""

    passage: Passage
    number: int
    unit: Unit
    score: float
    features: Mapping[str, float] = field(default_factory=dict, repr=False, compare=False)

    @property
    def name(self) -> str:
        """What names the unit among all of the index."""
        return unit_id(self.passage.id, self.number)


def looked_at(ranked: Sequence[RankedPassage]) -> list[RankedPassage]:
    """Give the PASSAGES best passages, and further ones of the BEST_DOCUMENTS."""
    top = list(ranked[:PASSAGES])
    documents = list(dict.fromkeys(each.passage.document for each in top))[:BEST_DOCUMENTS]
    theirs = [each for each in ranked[PASSAGES:] if each.passage.document in documents]
    return top + theirs[:THEIR_PASSAGES]


def unit_features(
    query: Query, ranked: Sequence[RankedPassage], index: Index, retriever: Retriever
) -> list[ScoredUnit]:
    """Give the units of the passages looked at with their features, score still zero."""
    top = looked_at(ranked)
    best_alone = max((place.alone for place in top), default=0.0)
    # Where a long section is divided is chance: a table stands for what its section says too.
    in_section: dict[tuple[str, str], float] = {}
    for place in top:
        section = place.passage.section_key
        in_section[section] = max(place.alone, in_section.get(section, place.alone))
    kinds = asked(query.wanted)
    vectors = retriever.vectors(query)
    languages = {place.passage.language for place in top}
    near = {each: retriever.shifted(vectors[each], query, each, "sentences") for each in languages}
    wanted = {each: retriever.sought(query, each) for each in languages}
    stored = _vectors(top, index)
    found: list[tuple[ScoredUnit, dict[str, float]]] = []
    for place in top:
        passage = place.passage
        language = passage.language
        sought = wanted[language]
        headings = Headings(passage, sought)
        section_alone = in_section[passage.section_key] - best_alone
        own = family(language) == family(query.language)
        for number, unit in passage.quotable:
            held = frozenset(terms(f"{unit.reading} {unit.lead}"))
            coverage = covered(sought.concepts, held)
            plain = covered(sought.plain, held)
            features = {
                "passage": place.score - top[0].score,
                "passage_alone": place.alone - best_alone,
                "section_alone": section_alone,
                "cosine": float(stored[unit_id(passage.id, number)] @ near[language]),
                "coverage": coverage,
                "context_coverage": covered(sought.concepts, held | place.candidate.heading_terms),
                "plain": plain,
                "own_language": float(own),
                "other_coverage": 0.0 if own else coverage,
                "row": float(unit.kind == "row"),
                "item": float(unit.kind == "item"),
                "length": math.log(max(size(unit.reading), 3.0)),
                **_asked_features(unit.reading, kinds),
                **general_features(query, headings, number, plain),
                "general_section_alone": query.generality * section_alone,
            }
            found.append((ScoredUnit(passage, number, unit, 0.0), features))
    _standardise([features for _, features in found])
    return [replace(unit, features=features) for unit, features in found]


def _vectors(top: Sequence[RankedPassage], index: Index) -> dict[str, Vectors]:
    """Give the vectors of all units by their names; each language is asked for once."""
    names: dict[Language, list[str]] = {}
    for place in top:
        passage = place.passage
        names.setdefault(passage.language, []).extend(
            unit_id(passage.id, number) for number, _ in passage.quotable
        )
    found: dict[str, Vectors] = {}
    for language, wanted in names.items():
        found |= index.sentence_vectors(language, wanted)
    return found


def score_units(
    query: Query,
    ranked: Sequence[RankedPassage],
    index: Index,
    retriever: Retriever,
    weights: Mapping[str, float],
) -> list[ScoredUnit]:
    """Give the units of the passages looked at, best first."""
    scored = [
        replace(each, score=weighted(each.features, weights))
        for each in unit_features(query, ranked, index, retriever)
    ]
    return sorted(scored, key=lambda each: (-each.score, each.passage.id, each.number))


def _asked_features(text: str, kinds: frozenset[Asked]) -> dict[str, float]:
    every: tuple[Asked, ...] = ("amount", "share", "time", "person", "list")
    return {f"asked_{kind}": float(kind in kinds and holds(text, kind)) for kind in every}


def _standardise(found: Sequence[dict[str, float]]) -> None:
    # A cosine across languages is lower for the same relevance: each family has its own scale.
    for own in (0.0, 1.0):
        group = [features for features in found if features["own_language"] == own]
        if group:
            values = [features["cosine"] for features in group]
            mean = sum(values) / len(values)
            deviation = math.sqrt(sum((v - mean) ** 2 for v in values) / len(values))
            for features in group:
                features["cosine"] = (features["cosine"] - mean) / max(deviation, 0.01)
    for features in found:
        features["other_cosine"] = 0.0 if features["own_language"] else features["cosine"]
