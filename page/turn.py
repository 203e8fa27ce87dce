"""A question of a conversation and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Answer


@dataclass(frozen=True)
class Turn:
    """A question by its place in the conversation, from 0: an answer, a problem, or neither yet.

    `document` is the one that alone may answer, empty where all may.
    """

    number: int
    question: str
    answer: Answer | None = None
    problem: str = ""
    document: str = ""


def history(turns: Sequence[Turn]) -> list[tuple[str, str]]:
    """Give the questions that were answered, with their answers, oldest first."""
    return [(turn.question, turn.answer.text) for turn in turns if turn.answer]
