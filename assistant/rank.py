"""Candidates of all languages -> one ranking, by a weighted sum of what speaks for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.retrieve import Candidate
from assistant.weights import RankingWeights, weighted
from ingest.passage import Passage
from ingest.records import DocumentRecord
from ingest.repeats import Repeated

FIRST = 5  # passages that are put in order anew
MISSING = 6.0


@dataclass(frozen=True)
class RankedPassage:
    """A candidate with its place, from 1, and its score; `alone` is that of itself only."""

    rank: int
    score: float
    candidate: Candidate
    alone: float = 0.0

    @property
    def passage(self) -> Passage:
        """The passage itself."""
        return self.candidate.passage


def place_record(passage: Passage, document: DocumentRecord) -> dict[str, object]:
    """Give where a passage stands, as the contract's search result says it."""
    return {
        "document": passage.document,
        "title": passage.title,
        "section": passage.section,
        "page": passage.page,
        "language": passage.language,
        "status": document.status,
        "as_of": document.as_of,
    }


def ranking_features(candidate: Candidate) -> dict[str, float]:
    """Give the features of a candidate: its own and other language's signals weigh apart."""
    signals = dict(vars(candidate.signals))  # asdict copies deeply: slow over hundreds
    own = signals.pop("own_language")
    features = {"own_language": float(own)}
    for name, value in signals.items():
        features[f"own_{name}"] = value if own else 0.0
        features[f"other_{name}"] = 0.0 if own else value
    return features


def rank(
    candidates: Sequence[Candidate],
    weights: RankingWeights,
    repeated: Repeated = Repeated(),  # noqa: B008 # frozen
) -> list[RankedPassage]:
    """Give the candidates best first; ties go by the passage's id.

    Of passages that say the same only the best is ranked: its title may be the one asked for. The
    FIRST best are then put in order anew, with what speaks for their documents as a whole.
    """
    scored = scored_alone(candidates, weights.passage)
    kept: list[ScoredCandidate] = []
    said: set[str] = set()
    for each in scored:
        group = repeated.group(each.candidate.passage.id)[0]
        if group not in said:
            said.add(group)
            kept.append(each)
    again = [
        (ScoredCandidate(weighted(features, weights.first), each.candidate), each.score)
        for each, features in zip(kept, first_features(kept), strict=True)
    ]
    ordered = sorted(again[:FIRST], key=lambda pair: _place(pair[0])) + again[FIRST:]
    ranked: list[RankedPassage] = []
    for place, (each, alone) in enumerate(ordered, 1):
        # What follows the first keeps its place; its score must not say otherwise.
        score = min(each.score, ranked[-1].score) if ranked else each.score
        ranked.append(RankedPassage(place, score, each.candidate, alone))
    return ranked


@dataclass(frozen=True)
class ScoredCandidate:
    """A candidate and its score."""

    score: float
    candidate: Candidate


def scored_alone(
    candidates: Sequence[Candidate], weights: Mapping[str, float]
) -> list[ScoredCandidate]:
    """Give the candidates best first, each by its own features."""
    scored = [ScoredCandidate(weighted(ranking_features(e), weights), e) for e in candidates]
    return sorted(scored, key=_place)


def first_features(scored: Sequence[ScoredCandidate]) -> list[dict[str, float]]:
    """Give each candidate's features, and `document`: how well its document fits as a whole.

    That is the mean score of the document's three best passages, less the best score of all;
    a passage that it does not have counts as MISSING below the best.
    """
    if not scored:
        return []
    best = scored[0].score
    by_document: dict[str, list[float]] = {}
    for each in scored:
        by_document.setdefault(each.candidate.passage.document, []).append(each.score)
    means = {
        document: sum([*scores, *[best - MISSING] * 3][:3]) / 3
        for document, scores in by_document.items()
    }
    return [
        ranking_features(each.candidate)
        | {"document": means[each.candidate.passage.document] - best}
        for each in scored
    ]


def _place(each: ScoredCandidate) -> tuple[float, str]:
    return -each.score, each.candidate.passage.id
