"""What went wrong -> a sentence for a reader of the page."""

import logging

from assistant.errors import AssistantError
from corpus.document import Language
from corpus.errors import CorpusError
from ingest.errors import IngestError
from page.texts import TEXT

_log = logging.getLogger(__name__)


def problem_text(error: Exception, shown: Language) -> str:
    """Give a problem as its sentence; of what is not expected the traceback goes to the log."""
    if isinstance(error, AssistantError | CorpusError | IngestError):
        return str(error)
    _log.error("a request of the page failed", exc_info=error)
    return TEXT[shown]["failed"]
