from pathlib import Path

import pytest

from ingest.embed import Embedder
from ingest.index import Index
from ingest.store import Hit, passage_of

QUESTIONS = ["How high is profits tax?", "有甚麼資助？"]


@pytest.fixture
def index(starter_index: Path, embedder: Embedder) -> Index:
    return Index(starter_index, embedder.name, embedder.fingerprint)


def within(hits: list[Hit], documents: set[str]) -> list[Hit]:
    return [hit for hit in hits if passage_of(hit.id).rpartition("@")[0] in documents]


@pytest.mark.parametrize("kind", ["policy", "interview"])
@pytest.mark.parametrize("share", [1, 4, 100])
def test_a_search_within_some_documents_finds_the_nearest_of_them(
    index: Index, embedder: Embedder, kind: str, share: int
) -> None:
    # All documents of the kind, a quarter of them, and one.
    documents = [each.id for each in index.documents.values() if each.kind == kind][::share]
    for vector in embedder.queries(QUESTIONS):
        every = index.nearest("sentences", "en", vector, index.count("sentences"))
        assert (
            index.nearest("sentences", "en", vector, 20, documents)[:20]
            == (within(every, set(documents))[:20])
        )


def test_a_search_within_documents_of_another_language_finds_nothing(
    index: Index, embedder: Embedder
) -> None:
    chinese = [each.id for each in index.documents.values() if each.language == "zh-Hant"]
    vector = embedder.queries(QUESTIONS)[0]
    assert chinese
    assert index.nearest("passages", "en", vector, 20, chinese) == []
    assert index.nearest("passages", "en", vector, 20, []) == []
    assert index.nearest("passages", "en", vector, 20, ["no-such-document"]) == []
