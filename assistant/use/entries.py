"""What is kept of a question and of feedback: days, no times, nothing of who asked."""

from dataclasses import dataclass
from typing import Literal, get_args

from assistant.answer import Outcome
from corpus.document import Language
from corpus.question import Persona

Verdict = Literal["useful", "wrong"]
Decided = Literal["accepted", "rejected"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True)
class Asked:
    """A question and how it ended.

    `probability` is the confidence that the corpus answers (None: not asked); `documents` are those
    cited, or those that come nearest where nothing was answered.
    """

    day: str
    question: str
    language: Language
    outcome: Outcome
    probability: float | None
    persona: Persona
    documents: tuple[str, ...]


@dataclass(frozen=True)
class Feedback:
    """What a reader thinks of an answer, with the answer; `documents` and `sections` are cited."""

    id: str
    day: str
    question: str
    history: tuple[tuple[str, str], ...]
    language: Language
    outcome: Outcome
    text: str
    documents: tuple[str, ...]
    sections: tuple[str, ...]
    verdict: Verdict
    reason: str
    persona: Persona


@dataclass(frozen=True)
class Decision:
    """What an evaluator made of feedback; `testset` is the file that it went to, if accepted."""

    feedback: str
    day: str
    decided: Decided
    testset: str = ""
