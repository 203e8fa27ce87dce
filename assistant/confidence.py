"""Is there an answer in these passages? A calibrated probability, from evidence of many kinds.

A fixed cut-off on the cosine cannot tell: the best passage for a question that the corpus does not
answer is often nearer than the right one across languages. So cosines per language family, how
they stand out from the rest of the list, coverage of the question's concepts, names that glossary
and corpus know, places that they do not speak of, and the question's own topic are weighed
together by a logistic regression (benchmarks/fit_weights.py).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.places import names_home, places
from assistant.query import Concept, Query
from assistant.rank import RankedPassage
from assistant.reread import Read
from assistant.retrieve import Retriever
from assistant.weights import Logistic, Weights
from ingest.index import Index
from ingest.manifest import Vectors

TOP = 5
# Less likely than this before anything is read, a question is foreign: no sentence that sounds like
# an answer makes it ours. Of 6,555 answerable calibration questions 40 are, of 715 foreign 0.76.
FOREIGN = 0.1
# Log odds; a subject that is surer to be ours says no more of whether the detail is there.
SURE_OF_SUBJECT = 2.0
# Less sure than this, an answer says that it may not be one.
DOUBTFUL = 0.6


@dataclass(frozen=True)
class Confidence:
    """The probability that the corpus answers, and whether that is enough to answer."""

    probability: float
    threshold: float
    evidence: Mapping[str, float]

    @property
    def enough(self) -> bool:
        """Whether an answer should be given."""
        return self.probability >= self.threshold

    @property
    def foreign(self) -> bool:
        """Whether the question is so plainly another subject's that nothing need be read."""
        return self.probability < FOREIGN and "reader" not in self.evidence

    @property
    def doubtful(self) -> bool:
        """Whether an answer should say that it may not be one."""
        return self.probability < DOUBTFUL

    @property
    def odds(self) -> float:
        """The logarithm of the odds that the corpus answers."""
        return math.log(self.probability / (1 - self.probability))


def confidence(
    query: Query,
    ranked: Sequence[RankedPassage],
    index: Index,
    retriever: Retriever,
    weights: Weights,
) -> Confidence:
    """Give how likely it is that these passages answer the question."""
    features = evidence(query, ranked, index, retriever)
    bundled = index.manifest.fingerprint == weights.fingerprint
    model = weights.confidence if bundled else weights.any_model
    vector = topic(query, index, retriever) if bundled else None
    return Confidence(model.score(features, vector), model.threshold, features)


def with_reader(before: Confidence, read: Read, query: Query, model: Logistic) -> Confidence:
    """Give the confidence with what is known once the best windows are read."""
    features = read_evidence(before.odds, before.evidence["rank"], read, query)
    return Confidence(model.score(features), model.threshold, {**before.evidence, **features})


def read_evidence(odds: float, rank: float, read: Read, query: Query) -> dict[str, float]:
    """Give the features by name: the log odds before, the reader's logits, what leads an answer.

    The reader is less sure of general questions and of follow-ups: they have measures of their own.
    """
    return {
        "before": min(odds, SURE_OF_SUBJECT),
        "rank": rank,
        "reader": read.best,
        "reader_mean": read.mean,
        "lead": read.lead,
        "general": query.generality,
        "goes_on": float(query.goes_on),
        "unmet": float(read.unmet),
    }


def topic(query: Query, index: Index, retriever: Retriever) -> Vectors:
    """Give the question's vector as it differs from the mean of its language's passages."""
    vector = retriever.question_vector(query)
    means = index.manifest.centroids
    return vector - means[query.language].passages if query.language in means else vector


def evidence(
    query: Query, ranked: Sequence[RankedPassage], index: Index, retriever: Retriever
) -> dict[str, float]:
    """Give the features by name; cosines are as measured, coverage and shares from 0 to 1."""
    top = ranked[:TOP]
    own = [each for each in ranked if each.candidate.signals.own_language]
    other = [each for each in ranked if not each.candidate.signals.own_language]
    concepts = retriever.sought(query, query.language).concepts
    total = sum(weight for _, weight in concepts) or 1.0
    unknown = [each for each, _ in concepts if not _known(each, index)]
    named = places(query.text)
    spoken_of = places("\n".join(each.passage.embedded for each in top[:3]))
    home = names_home(query.text)
    return {
        **_cosines("own", own),
        **_cosines("other", other),
        "rank": top[0].score if top else 0.0,
        "coverage": max((each.candidate.signals.coverage for each in own[:3]), default=0.0),
        "heading_coverage": max(
            (each.candidate.signals.heading_coverage for each in top), default=0.0
        ),
        "unknown_share": len(unknown) / (len(concepts) + 1),
        "names": float(min(len(query.entries), 2)),
        "no_name": float(not query.entries),
        "name_share": sum(weight for _, weight in concepts[: len(query.entries)]) / total,
        "place_not_spoken_of": float(bool(named - spoken_of)),
        "elsewhere_only": float(bool(places(query.text, origins=False)) and not home),
        "home": float(home),
        "concepts": math.log(1 + len(concepts)),
        "one_concept": float(len(concepts) <= 1),
        "bm25_share": max((each.candidate.raw_bm25 for each in own), default=0.0) / (total + 5),
        "own_language_first": float(bool(top) and top[0].candidate.signals.own_language),
        "chinese": float(query.language != "en"),
    }


def _cosines(name: str, group: Sequence[RankedPassage]) -> dict[str, float]:
    passages = sorted((each.candidate.raw_passage_cosine for each in group), reverse=True)
    sentences = sorted((each.candidate.raw_sentence_cosine for each in group), reverse=True)
    return {
        f"{name}_passage": passages[0] if passages else 0.7,
        f"{name}_sentence": sentences[0] if sentences else 0.7,
        f"{name}_passage_stands_out": _stands_out(passages),
        f"{name}_sentence_stands_out": _stands_out(sentences),
    }


def _stands_out(falling: Sequence[float]) -> float:
    rest = falling[5:50]
    return falling[0] - sum(rest) / len(rest) if rest else 0.0


def _known(concept: Concept, index: Index) -> bool:
    return any(
        all(index.lexical.frequency(term) for term in alternative)
        for alternative in concept.alternatives
    )
