"""How long answers are."""

import re

from assistant.evaluation.record import Record
from ingest.split import size

_MARK = re.compile(r"\[\d+\]")


def words(record: Record) -> float | None:
    """Words of an answer without its marks, a Chinese character counting 160/300 of a word."""
    return size(_MARK.sub("", record.text)) if record.outcome == "answered" else None
