"""Refusing what the corpus does not answer, and answering what it does."""

from collections.abc import Sequence

import numpy as np

from assistant.evaluation.measures.statistic import Prepared, ratio
from assistant.evaluation.record import Record
from corpus.question import Question


def refused(record: Record) -> bool:
    """Tell whether an answer was withheld; a question that failed was not refused."""
    return record.outcome in ("no_evidence", "declined")


def unanswerable(question: Question) -> bool:
    """Tell whether a question should be refused."""
    return not question.answerable


def near_miss(question: Question) -> bool:
    """Tell whether the corpus knows the subject of a question that it does not answer."""
    return question.type == "unanswerable" and not question.answerable


def out_of_scope(question: Question) -> bool:
    """Tell whether a question is about something else than the corpus."""
    return question.type == "out-of-scope" and not question.answerable


def refusal_recall(record: Record) -> float:
    """1 if the question was refused, else 0; over questions that should be, the mean is recall."""
    return float(refused(record))


def answered(record: Record) -> float:
    """1 if a question that the corpus answers was answered, rightly or not, else 0."""
    return float(record.outcome == "answered")


def refusal_precision(records: Sequence[Record]) -> Prepared | None:
    """Refused questions that the corpus does not answer / refused; None without both kinds."""
    if len({each.question.answerable for each in records}) < 2:
        return None
    were = np.array([refused(each) for each in records], dtype=float)
    right = np.array([not each.question.answerable for each in records], dtype=float)
    return ratio(were * right, were)
