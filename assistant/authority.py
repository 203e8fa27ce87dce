"""Which of two documents that say the same is quoted: law and official pages lead."""

from corpus.document import Kind
from ingest.records import DocumentRecord

_BY_KIND: dict[Kind, int] = {"policy": 3, "statistics": 3, "guide": 2, "sector": 2, "interview": 1}


def authority(document: DocumentRecord) -> int:
    """Give how much a document's word counts: the more, the higher; what was superseded least."""
    return 0 if document.status == "superseded" else _BY_KIND[document.kind]
