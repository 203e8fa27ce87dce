"""Which documents alone a question was asked of, in words."""

from corpus.document import Language
from ingest.index import Index
from page.narrow_view import names
from page.turn import Turn


def among(index: Index, turn: Turn, shown: Language) -> str:
    """Give the title of the one document, or the filters; nothing where all were asked."""
    record = index.documents.get(turn.document)
    return record.title if record else names(turn.where, shown)
