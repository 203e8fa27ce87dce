"""Whether what an answer quotes still stands where it was found."""

from assistant.answer import Answer
from ingest.index import Index


def still_cited(index: Index, answer: Answer) -> bool:
    """Tell whether every document that the answer cites is there and says what is quoted."""
    return all(
        each.document in index.documents
        and index.text(each.document).startswith(each.quote, each.start)
        for each in answer.citations
    )
