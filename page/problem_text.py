"""What went wrong -> a sentence for a reader of the page."""

import logging
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import AssistantError
from corpus.document import Language
from corpus.errors import CorpusError
from ingest.errors import IngestError
from page.texts import TEXT

_log = logging.getLogger(__name__)


def problem_text(error: Exception, shown: Language, files: Sequence[Path] = ()) -> str:
    """Give a problem as its sentence; of what is not expected the traceback goes to the log.

    Of `files`, where they lie on the server is left out.
    """
    if not isinstance(error, AssistantError | CorpusError | IngestError):
        _log.error("a request of the page failed", exc_info=error)
        return TEXT[shown]["failed"]
    said = str(error)
    for each in files:
        said = said.replace(str(each), each.name)
    return said
