"""A search's result as a record (contract.md, "A search result")."""

from dataclasses import asdict

from assistant.assistant import Found
from assistant.copies import places_of_passage
from assistant.rank import place_record
from ingest.index import Index


def search_record(
    name: object, query: object, found: Found, most: int, index: Index
) -> dict[str, object]:
    """Give the best passages found, each with where it stands, and where its words stand too."""
    passages = []
    for each in found.passages[:most]:
        passage, record = each.passage, index.documents[each.passage.document]
        passages.append(
            {
                "rank": each.rank,
                "score": round(each.score, 4),
                **place_record(passage, record),
                "text": passage.text,
                "also_in": [asdict(p) for p in places_of_passage(passage.id, index)],
            }
        )
    return {"id": name, "query": query, "passages": passages}
