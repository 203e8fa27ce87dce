"""Passages a second and milliseconds a question: sentence-transformers against the int8 graph.

python benchmarks/embedding.py
"""

import sys
import tempfile
import time
from pathlib import Path

from sentence_transformers import SentenceTransformer

from corpus.markdown import read_markdown
from ingest.e5 import read_weights, weight_file, write_model
from ingest.embed import Embedder
from ingest.model import DEFAULT_MODEL, prepare
from ingest.split import split

PASSAGES = 60


def main() -> None:
    """Measure both in one run and print the ratio."""
    files = sorted(Path("corpus/documents").rglob("*.md"))
    documents = [read_markdown(file) for file in files]
    texts = [p.embedded for document in documents for p in split(document, document.id)][:PASSAGES]
    embedder = Embedder.load(prepare(DEFAULT_MODEL))
    with tempfile.TemporaryDirectory() as folder:
        write_model(read_weights(weight_file()), Path(folder))
        original = SentenceTransformer(folder, device="cpu")
        started = time.perf_counter()
        expected = original.encode_document(texts, normalize_embeddings=True)
        slow = time.perf_counter() - started
    started = time.perf_counter()
    found = embedder.documents(texts)
    fast = time.perf_counter() - started
    started = time.perf_counter()
    for _ in range(20):
        embedder.queries(["What is the profits tax rate?"])
    query = (time.perf_counter() - started) / 20
    cosine = float((found * expected).sum(axis=1).min())
    sys.stdout.write(
        f"torch fp32 {len(texts) / slow:.1f} passages/s, int8 {len(texts) / fast:.1f} passages/s "
        f"({slow / fast:.1f} times); a question {1000 * query:.1f} ms; lowest cosine {cosine:.4f}\n"
    )


if __name__ == "__main__":
    main()
