"""What the documents have for a question, in each of the ways in which it can be read."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.confidence import Confidence
from assistant.query import Query
from assistant.rank import RankedPassage
from assistant.spelling import Spelled
from assistant.units import ScoredUnit

LIKELIER = 1.0  # of the log odds, by which a later reading must be surer than an earlier one


@dataclass(frozen=True)
class Look:
    """What was found for a `question`, and how sure it is that it answers.

    The search was within the `allowed` documents (None: all) and took `retrieve_ms`.
    """

    question: str
    spelled: Spelled
    query: Query
    ranked: Sequence[RankedPassage]
    scored: Sequence[ScoredUnit]
    sure: Confidence
    allowed: Sequence[str] | None
    retrieve_ms: float


def surest(looks: Sequence[Look]) -> Look:
    """Give the reading that the documents answer; the first ones are likelier what was meant."""
    best = looks[0]
    for each in looks[1:]:
        if each.sure.odds > best.sure.odds + LIKELIER:
            best = each
    return best
