"""Nuggets of a good answer, vital or okay to have, that an answer's text holds."""

from assistant.evaluation.measures.facts import stated
from assistant.evaluation.record import Record
from corpus.question import Question, holds_fact
from ingest.split import size

BETA = 3
# TREC allows 100 characters other than white space a nugget: about 20 English words.
ALLOWED = 20.0
_OKAY = 0.5


def has_nuggets(question: Question) -> bool:
    """Tell whether the question has a vital nugget: without one TREC's recall is not defined."""
    return any(nugget.vital for nugget in question.nuggets)


def vital_nuggets(record: Record) -> float:
    """Vital nuggets in the text / vital nuggets (TREC 2003, Voorhees: nugget recall)."""
    held = [_held(record, n.alternatives) for n in record.question.nuggets if n.vital]
    return sum(held) / len(held)


def weighted_nuggets(record: Record) -> float:
    """(vital + 0.5 okay nuggets in the text) / (vital + 0.5 okay nuggets).

    Pradeep et al. 2024, Initial Nugget Evaluation Results for the TREC 2024 RAG Track.
    """
    weights = [1.0 if nugget.vital else _OKAY for nugget in record.question.nuggets]
    held = [_held(record, nugget.alternatives) for nugget in record.question.nuggets]
    return sum(w for w, h in zip(weights, held, strict=True) if h) / sum(weights)


def nugget_f(record: Record) -> float:
    """F = (b^2 + 1) P R / (b^2 P + R), b = 3, R the recall of vital nuggets.

    P = 1 up to an allowance of 20 words for each nugget in the text, vital or okay, and
    allowance / length beyond (Voorhees 2003, Overview of the TREC 2003 Question Answering Track;
    there 100 characters).
    """
    length = size(stated(record))
    held = sum(_held(record, nugget.alternatives) for nugget in record.question.nuggets)
    precision = min(1.0, ALLOWED * held / length) if length else 0.0
    recall = vital_nuggets(record)
    below = BETA**2 * precision + recall
    return (BETA**2 + 1) * precision * recall / below if below else 0.0


def _held(record: Record, alternatives: tuple[str, ...]) -> bool:
    return holds_fact(stated(record), alternatives)
