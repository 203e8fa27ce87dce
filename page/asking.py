"""A question of the page -> a turn: an answer, or one sentence that says what is wrong."""

import logging
from collections.abc import Sequence
from dataclasses import replace

from assistant.assistant import Assistant
from assistant.errors import AssistantError
from corpus.document import Language
from ingest.errors import IngestError
from page.texts import TEXT
from page.turn import Turn, history

_log = logging.getLogger(__name__)


def asked(assistant: Assistant, turn: Turn, before: Sequence[Turn], shown: Language) -> Turn:
    """Ask a turn's question as a follow-up of the turns before it; of none, it stands alone."""
    if not turn.question:
        return replace(turn, problem=TEXT[shown]["empty"])
    try:
        where = (f"document={turn.document}",) if turn.document else ()
        answer = assistant.ask(turn.question, history=history(before), where=where)
    except (AssistantError, IngestError) as error:
        return replace(turn, problem=str(error))
    except Exception:  # a reader of the page gets a sentence, the log gets the traceback
        _log.exception("could not answer")
        return replace(turn, problem=TEXT[shown]["failed"])
    return replace(turn, answer=answer)
