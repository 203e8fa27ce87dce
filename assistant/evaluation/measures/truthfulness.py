"""A score in which wrong costs more than silence."""

from assistant.evaluation.measures.facts import facts
from assistant.evaluation.measures.refusal import refused
from assistant.evaluation.record import Record
from corpus.question import Question


def can_be_judged(question: Question) -> bool:
    """Tell whether right and wrong can be told: by its facts, or because it should be refused."""
    return bool(question.must_include) or not question.answerable


def truthfulness(record: Record) -> float | None:
    """Give 1 for a right answer, 0.5 for an acceptable one, 0 for none, -1 for a wrong one.

    Yang et al. 2024, CRAG, whose four grades are read from our data so: of a question that the
    corpus answers, right holds all reference facts, acceptable at least half of them, wrong fewer;
    refused is none. Of one that it does not answer, refused is right and answered is wrong. A
    question that failed has no answer: 0. None: the question cannot be judged.
    """
    if not can_be_judged(record.question):
        return None
    if record.outcome == "failed":
        return 0.0
    if not record.question.answerable:
        return 1.0 if refused(record) else -1.0
    if refused(record):
        return 0.0
    held = facts(record)
    return 1.0 if held == 1 else 0.5 if held >= 0.5 else -1.0


def right(record: Record) -> float | None:
    """Give 1 where truthfulness is 1, else 0."""
    score = truthfulness(record)
    return None if score is None else float(score == 1)
