"""What a question speaks of, with its weights, as the texts of one language say it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.query import Concept, Query
from corpus.document import Language
from ingest.terms import content_terms

Weighed = Sequence[tuple[Concept, float]]


@dataclass(frozen=True)
class Sought:
    """The concepts of a question, its plain words, and the weight of any term."""

    concepts: Weighed
    plain: Weighed
    weight: Callable[[str], float]

    def precision(self, heading: str) -> float:
        """Give the share of a heading's weight that the question speaks of, 0 where it is empty."""
        weights = {term: self.weight(term) for term in _content(heading)}
        total = sum(weights.values())
        # In the heading's order: a set's differs from run to run, and with it the last digit.
        spoken = sum(weight for term, weight in weights.items() if term in self._spoken)
        return spoken / total if total else 0.0

    @cached_property
    def _spoken(self) -> frozenset[str]:
        """The terms that say any of it; many headings are compared with them."""
        return frozenset[str]().union(
            *(terms for each, _ in (*self.concepts, *self.plain) for terms in each.alternatives)
        )


def sought(query: Query, language: Language, idf: Callable[[str], float]) -> Sought:
    """Give what a query speaks of as texts in `language` say it, weighed by `idf`."""
    return Sought(
        _weighed(query.concepts(language), idf), _weighed(query.plain_concepts(language), idf), idf
    )


def covered(concepts: Weighed, terms: frozenset[str]) -> float:
    """Give the share of the concepts' weight that a text with these terms speaks of."""
    total = sum(weight for _, weight in concepts)
    if not total:
        return 0.0
    return sum(weight for concept, weight in concepts if concept.in_terms(terms)) / total


def _weighed(concepts: Sequence[Concept], idf: Callable[[str], float]) -> Weighed:
    # A concept weighs as its rarest term, in the words that texts use most.
    return [
        (concept, min(max(map(idf, terms), default=0.0) for terms in concept.alternatives))
        for concept in concepts
    ]


@lru_cache(maxsize=4096)
def _content(text: str) -> tuple[str, ...]:
    return tuple(content_terms(text))
