"""What can go wrong with a question, a test set, a briefing or a language model."""

from typing import Literal

ChatProblem = Literal[
    "setting", "key", "name", "quota", "refused", "too long", "unreachable", "too slow", "broken"
]


class AssistantError(Exception):
    """A problem with the input: one sentence that says what is wrong and what to do."""


class QuestionError(AssistantError):
    """A question that cannot be asked: empty or far too long."""


class FilterError(AssistantError):
    """A `--where` or `--as-of` that says nothing Harbour knows."""


class BriefingError(AssistantError):
    """A profile, outline or output file that no briefing can be made with."""


class UsersError(AssistantError):
    """A file of users that cannot be used, or somebody who cannot be added to it."""


class ChatModelError(AssistantError):
    """The language model gave no reply: the kind of problem, and what is wrong and to be done."""

    def __init__(self, reason: str, problem: ChatProblem) -> None:
        super().__init__(reason, problem)
        self.reason = reason
        self.problem = problem

    def __str__(self) -> str:
        return self.reason
