"""The passages that are offered to a language model, under the numbers by which it cites them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.grounding.evidence import Evidence
from assistant.rank import RankedPassage
from assistant.units import ScoredUnit
from ingest.index import Index
from ingest.passage import Passage
from ingest.store import unit_id

BY_SENTENCE = 6  # passages of the best sentences; the reader may have found them far down
PASSAGES = 8


@dataclass(frozen=True)
class Offer:
    """Numbered passages, from 1, as the model sees them and as the index knows them."""

    evidence: Mapping[int, Evidence]
    passages: Mapping[int, Passage]


def offer(ranked: Sequence[RankedPassage], scored: Sequence[ScoredUnit], index: Index) -> Offer:
    """Give the passages of the best sentences, then the best passages."""
    best: dict[str, Passage] = {}
    for unit in scored:
        if len(best) == BY_SENTENCE:
            break
        best.setdefault(unit.passage.id, unit.passage)
    for place in ranked:
        if len(best) >= PASSAGES:
            break
        best.setdefault(place.passage.id, place.passage)
    passages = dict(enumerate(best.values(), 1))
    return Offer(
        {number: evidence(number, passage, index) for number, passage in passages.items()},
        passages,
    )


def evidence(number: int, passage: Passage, index: Index) -> Evidence:
    """Give a passage under a number, with the vectors of the index."""
    names = [unit_id(passage.id, place) for place, _ in passage.quotable]
    stored = index.sentence_vectors(passage.language, names)
    vectors = np.array([stored[name] for name in names]) if names else None
    return Evidence.of(number, passage, index.documents[passage.document], vectors)
