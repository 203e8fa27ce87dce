"""The reference facts in an answer's text (contract: must_include).

A refusal states nothing, though it may quote what comes nearest.
"""

from assistant.evaluation.record import Record
from corpus.question import Question


def has_facts(question: Question) -> bool:
    """Tell whether the question has reference facts."""
    return bool(question.must_include)


def stated(record: Record) -> str:
    """Give the text of an answer, nothing for a refusal."""
    return record.text if record.outcome == "answered" else ""


def facts(record: Record) -> float:
    """Facts in the answer / reference facts."""
    return record.question.facts_held(stated(record))


def all_facts(record: Record) -> float:
    """1 if every reference fact is in the answer, else 0."""
    return float(facts(record) == 1)
