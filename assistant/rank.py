"""Candidates of all languages -> one ranking, by a weighted sum of what speaks for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.retrieve import Candidate
from assistant.weights import weighted
from ingest.passage import Passage
from ingest.records import DocumentRecord
from ingest.repeats import Repeated


@dataclass(frozen=True)
class RankedPassage:
    """A candidate with its place, from 1, and its score."""

    rank: int
    score: float
    candidate: Candidate

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
    weights: Mapping[str, float],
    repeated: Repeated = Repeated(),  # noqa: B008 # frozen
) -> list[RankedPassage]:
    """Give the candidates best first; ties go by the passage's id.

    Of passages that say the same only the best is ranked: its title may be the one asked for.
    """
    scored = [(weighted(ranking_features(each), weights), each) for each in candidates]
    scored.sort(key=lambda pair: (-pair[0], pair[1].passage.id))
    ranked: list[RankedPassage] = []
    said: set[str] = set()
    for score, each in scored:
        group = repeated.group(each.passage.id)[0]
        if group not in said:
            said.add(group)
            ranked.append(RankedPassage(len(ranked) + 1, score, each))
    return ranked
