"""How a question ended, in the words of the table of outcomes."""

from typing import Literal, get_args

from assistant.evaluation.measures.refusal import near_miss, out_of_scope, refused
from assistant.evaluation.measures.truthfulness import right, truthfulness
from assistant.evaluation.record import Record
from corpus.question import Question

Verdict = Literal[
    "answered right",
    "answered partly",
    "answered wrong",
    "answered, not judged",
    "refused",
    "failed",
]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
SCOPES = ("should be answered", "near miss", "out of scope", "other without an answer")
JUDGED = ("right", "not right", "not judged")


def verdict(record: Record) -> Verdict:
    """Tell how a question ended; what should be refused is answered wrong."""
    if record.outcome == "failed":
        return "failed"
    if refused(record):
        return "refused"
    score = truthfulness(record)
    if score is None:
        return "answered, not judged"
    if score == 1:
        return "answered right"
    return "answered partly" if score > 0 else "answered wrong"


def scope(question: Question) -> str:
    """Tell which of SCOPES a question is."""
    if question.answerable:
        return "should be answered"
    if near_miss(question):
        return "near miss"
    return "out of scope" if out_of_scope(question) else "other without an answer"


def judged(record: Record) -> str:
    """Tell which of JUDGED a record is: answered with all facts, or rightly refused."""
    value = right(record)
    return "not judged" if value is None else "right" if value == 1 else "not right"
