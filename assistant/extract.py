"""Ranked passages -> the sentences, list items and table rows that answer, in their own words."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.asked import Asked, asked, holds
from assistant.general import general_features
from assistant.query import Query
from assistant.rank import RankedPassage
from assistant.retrieve import Retriever, covered
from assistant.weights import weighted
from corpus.document import Language
from corpus.figures import figures
from corpus.script import family
from ingest.index import Index
from ingest.passage import Passage, Unit
from ingest.split import size
from ingest.store import unit_id
from ingest.terms import terms

PASSAGES = 8
# A short question fits many passages of the right document alike: these documents' others are
# looked at too.
BEST_DOCUMENTS = 2
THEIR_PASSAGES = 12
MAX_WORDS = 120.0
# A unit that scores this much less than the best one does not help the answer.
MAX_DROP = 3.5
# By so much must the best unit of one language be better for that language to answer alone.
CLEAR = 1.0
OWN_SHARE = 0.6  # of the words, where both languages answer
_POINTS_BACK = re.compile(
    r"(It|Its|They|Their|This|That|These|Those|Such|He|She|Both|The (former|latter|same))\b"
    r"|[该該其它他她此这這]|上述|前者|[后後]者"
)


@dataclass(frozen=True)
class ScoredUnit:
    """A unit of a ranked passage with its score for the question, and what the score is made of."""

    passage: Passage
    number: int
    unit: Unit
    score: float
    features: Mapping[str, float] = field(default_factory=dict, repr=False, compare=False)


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
    kinds = asked(query.text)
    vectors = retriever.vectors(query)
    languages = {place.passage.language for place in top}
    near = {each: retriever.shifted(vectors[each], query, each, "sentences") for each in languages}
    concepts = {each: retriever.weighed(query, each) for each in languages}
    found: list[tuple[ScoredUnit, dict[str, float]]] = []
    for place in top:
        passage = place.passage
        language = passage.language
        names = {number: unit_id(passage.id, number) for number, _ in passage.quotable}
        stored = index.sentence_vectors(language, list(names.values()))
        own = family(language) == family(query.language)
        for number, unit in passage.quotable:
            held = frozenset(terms(f"{unit.reading} {unit.lead}"))
            coverage = covered(concepts[language], held)
            features = {
                "passage": place.score - top[0].score,
                "passage_alone": place.alone - best_alone,
                "cosine": float(stored[names[number]] @ near[language]),
                "coverage": coverage,
                "context_coverage": covered(
                    concepts[language], held | place.candidate.heading_terms
                ),
                "own_language": float(own),
                "other_coverage": 0.0 if own else coverage,
                "row": float(unit.kind == "row"),
                "item": float(unit.kind == "item"),
                "length": math.log(max(size(unit.reading), 3.0)),
                **_asked_features(unit.reading, kinds),
                **general_features(query, concepts[language], passage, number),
            }
            found.append((ScoredUnit(passage, number, unit, 0.0), features))
    _standardise([features for _, features in found])
    return [replace(unit, features=features) for unit, features in found]


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


Authority = Callable[[ScoredUnit], int]


def choose(
    scored: Sequence[ScoredUnit],
    language: Language,
    max_words: float = MAX_WORDS,
    authority: Authority = lambda unit: 0,
) -> list[ScoredUnit]:
    """Give the units of the answer, those in the question's language first, none twice.

    One language alone answers where its best unit is better by CLEAR; else both do. Of units that
    say the same, the one of the highest authority is taken.
    """
    if not scored:
        return []
    own = [each for each in scored if family(each.passage.language) == family(language)]
    other = [each for each in scored if family(each.passage.language) != family(language)]
    if not own or not other:
        return _within(scored, max_words, authority)
    lead = own[0].score - other[0].score
    if lead >= CLEAR:
        return _within(own, max_words, authority)
    if lead <= -CLEAR:
        return _within(other, max_words, authority)
    return [
        *_within(own, OWN_SHARE * max_words, authority),
        *_within(other, (1 - OWN_SHARE) * max_words, authority),
    ]


def _within(
    scored: Sequence[ScoredUnit], max_words: float, authority: Authority
) -> list[ScoredUnit]:
    """Give the best units that fit into the length, without what adds nothing to the others."""
    best = scored[0]
    chosen: list[ScoredUnit] = []
    words = 0.0
    for each in scored:
        length = size(each.unit.reading)
        if each.score < best.score - MAX_DROP:
            break
        said = next(
            (other for other in chosen if says_the_same(each.unit.reading, other.unit.reading)),
            None,
        )
        if said is not None:
            if authority(each) > authority(said) and _says_all(
                each.unit.reading, said.unit.reading
            ):
                chosen[chosen.index(said)] = each
            continue
        if chosen and words + length > max_words:
            continue
        chosen.append(each)
        words += length
    return chosen


def arrange(chosen: Sequence[ScoredUnit]) -> list[list[ScoredUnit]]:
    """Group chosen units by section, the best one's first; each group in the document's order.

    A sentence or row that answers best goes to the head of its group, unless it points back to
    what stands before it or introduces what follows.
    """
    groups: dict[tuple[str, str], list[ScoredUnit]] = {}
    for each in chosen:
        groups.setdefault((each.passage.document, each.passage.section), []).append(each)
    return [_best_first(group) for group in groups.values()]


def _best_first(group: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    best = group[0]
    ordered = sorted(group, key=lambda each: each.unit.start)
    words = best.unit.reading
    bound = points_back(words) or words.endswith((":", "："))
    if best.unit.kind == "item" or bound:
        return ordered
    return [best, *(each for each in ordered if each is not best)]


def says_the_same(one: str, other: str) -> bool:
    """Tell whether one of two sentences adds nothing to the other: no word, no figure."""
    # Documents repeat a fact in other words; figures and names that all stand there already
    # add nothing.
    first, second = set(terms(one)), set(terms(other))
    shared = len(first & second)
    if shared < 0.8 * min(len(first), len(second)) or shared <= 2:
        return False
    # The same words around another figure say something else.
    return _says_all(one, other) or _says_all(other, one)


def points_back(text: str) -> bool:
    """Tell whether a sentence begins with what only the one before it explains."""
    return _POINTS_BACK.match(text) is not None


def _says_all(one: str, other: str) -> bool:
    """Tell whether a sentence gives every figure of another."""
    return figures(other) <= figures(one)


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
