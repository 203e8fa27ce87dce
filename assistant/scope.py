"""Which documents may answer: `--where key=value` and `--as-of date`."""

import re
from collections.abc import Mapping, Sequence

from assistant.errors import FilterError
from ingest.records import DocumentRecord

KEYS = ("kind", "status", "language", "topic", "sector", "document")
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def allowed_documents(
    documents: Mapping[str, DocumentRecord], where: Sequence[str] = (), as_of: str = ""
) -> list[str] | None:
    """Give the ids of documents within the filters; None when there is no filter.

    Values of one key are alternatives, keys must all hold; a document without sectors is for all.
    """
    if as_of and not _DAY.fullmatch(as_of):
        raise FilterError(f"--as-of {as_of}: not a date; write it as 2026-06-30")
    wanted: dict[str, set[str]] = {}
    for entry in where:
        key, sign, value = entry.partition("=")
        if not sign or key not in KEYS:
            raise FilterError(f"--where {entry}: unknown; write one of {', '.join(KEYS)} = a value")
        wanted.setdefault(key, set()).add(value)
    if not wanted and not as_of:
        return None
    return [
        record.id
        for record in documents.values()
        if all(values & _values(record, key) for key, values in wanted.items())
        and (not as_of or record.as_of is None or record.as_of <= as_of)
    ]


def _values(record: DocumentRecord, key: str) -> set[str]:
    if key == "topic":
        return set(record.topics)
    if key == "sector":
        return set(record.sectors)
    field = {"document": "id"}.get(key, key)
    return {str(getattr(record, field))}
