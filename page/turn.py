"""A question of a conversation and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Answer
from assistant.explanation import Explanation
from corpus.document import Language


@dataclass(frozen=True)
class Turn:
    """A question by its number in the conversation, from 0: an answer, a problem, or neither yet.

    `document` is the one that alone may answer, `where` the filters of those that may; empty where
    all may. It is `judged` once a reader has said what the answer is worth, `why` is what made the
    answer, `suggested` are questions to ask next, `shown` is the language that the page
    had when it was asked.
    """

    number: int
    question: str
    answer: Answer | None = None
    problem: str = ""
    document: str = ""
    where: tuple[str, ...] = ()
    judged: bool = False
    why: Explanation | None = None
    suggested: tuple[str, ...] = ()
    shown: Language = "en"

    @property
    def filters(self) -> tuple[str, ...]:
        """What the documents that may answer are within."""
        return (f"document={self.document}",) if self.document else self.where


def answered(turns: Sequence[Turn]) -> list[Turn]:
    """Give the turns that have an answer."""
    return [turn for turn in turns if turn.answer]


def next_number(turns: Sequence[Turn]) -> int:
    """Give the number of the turn that follows."""
    return turns[-1].number + 1 if turns else 0


def history(turns: Sequence[Turn]) -> list[tuple[str, str]]:
    """Give the questions that were answered, with their answers, oldest first."""
    return [(turn.question, turn.answer.text) for turn in turns if turn.answer]
