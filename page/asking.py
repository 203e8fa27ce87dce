"""A question of the page -> a turn: an answer, or one sentence that says what is wrong."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.assistant import Assistant
from assistant.generation.generate import Say
from corpus.document import Language
from page.problem_text import problem_text
from page.texts import TEXT
from page.turn import Turn, history


def asked(
    assistant: Assistant,
    turn: Turn,
    before: Sequence[Turn],
    shown: Language,
    say: Say = lambda piece: None,
) -> Turn:
    """Ask a turn's question as a follow-up of the turns before it; of none, it stands alone.

    `say` gets a language model's sentences as they pass the check.
    """
    if not turn.question:
        return replace(turn, problem=TEXT[shown]["empty"])
    try:
        answer = assistant.ask(turn.question, history=history(before), where=turn.filters, say=say)
    except Exception as error:  # a reader gets a sentence, the log what is not expected
        return replace(turn, problem=problem_text(error, shown))
    return replace(turn, answer=answer)
