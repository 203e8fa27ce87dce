from pathlib import Path

import numpy as np

from ingest.embed import Embedder
from ingest.store import Store, unit_id


def test_the_search_finds_the_same_sentences_as_comparing_with_all_of_them(
    starter_index: Path, embedder: Embedder
) -> None:
    store = Store(starter_index)
    manifest = store.manifest()
    assert manifest is not None
    build, wanted = manifest.build, 200
    ids = [
        unit_id(passage.id, number)
        for passage in store.all_passages(build)
        if passage.language == "en"
        for number, _ in passage.quotable
    ]
    vectors = store.vectors("sentences", build, "en", ids)
    names = list(vectors)
    matrix = np.stack([vectors[name] for name in names])
    for question in embedder.queries(["profits tax rate", "drone flights", "專利盒", "上市要求"]):
        found = store.nearest("sentences", build, "en", question, wanted)
        # The least near one may tie with the next within the precision of the store.
        lowest = np.sort(matrix @ question)[::-1][wanted - 1]
        nearer = {n for n, cosine in zip(names, matrix @ question, strict=True) if cosine > lowest}
        assert len(found) == wanted
        assert nearer <= {hit.id for hit in found} | _near(names, matrix @ question, lowest)


def _near(names: list[str], cosines: np.ndarray, lowest: float) -> set[str]:
    return {n for n, c in zip(names, cosines, strict=True) if abs(c - lowest) < 1e-6}
