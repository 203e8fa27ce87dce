"""All that an index holds and gives, to compare two of them."""

from pathlib import Path

from ingest.embed import Embedder
from ingest.index import Index
from ingest.store import Store

QUESTIONS = ("widget levy rate", "裝置徵費的稅率", "cable cars", "register with the office")


def contents(folder: Path, embedder: Embedder) -> dict[str, object]:
    store = Store(folder)
    manifest = store.manifest()
    assert manifest is not None
    build = manifest.build
    stored = {
        each.record.id: (
            each.record,
            each.text,
            list(each.passages),
            each.passage_vectors.tobytes(),
            list(each.unit_ids),
            each.unit_vectors.tobytes(),
        )
        for each in store.stored(build)
    }
    counts = (store.count("passages", build), store.count("sentences", build))
    store.close()
    index = Index(folder, embedder.name, embedder.fingerprint)
    means = {
        language: (each.passages.tobytes(), each.sentences.tobytes())
        for language, each in index.manifest.centroids.items()
    }
    found = {}
    for question in QUESTIONS:
        vector = embedder.queries([question])[0]
        for language in index.languages:
            # Scores differ by a last bit with the place of a vector in the graph.
            near = [hit.id for hit in index.nearest("sentences", language, vector, 10)]
            words = index.words(question.split(), language, 10)
            found[question, language] = (near, words)
    result = {
        "stamp": (manifest.stamp, manifest.complete, index.lexical.stamp),
        "stored": stored,
        "counts": counts,
        "means": means,
        "found": found,
        "repeated": index.repeated,
    }
    index.close()
    return result
