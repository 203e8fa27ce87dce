"""What can go wrong with a question or a test set."""


class AssistantError(Exception):
    """A problem with the input: one sentence that says what is wrong and what to do."""


class QuestionError(AssistantError):
    """A question that cannot be asked: empty or far too long."""


class FilterError(AssistantError):
    """A `--where` or `--as-of` that says nothing Harbour knows."""
