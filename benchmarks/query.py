"""Milliseconds a question in a large index: synthetic passages around those of the starter corpus.

    python benchmarks/query.py [--passages 100000]

The starter corpus is ingested for real; the rest are its passages again under other names, their
vectors moved a little, so that retrieval has as much to tell apart as a large corpus has.
"""

import argparse
import random
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from assistant.assistant import Assistant
from corpus.glossary import load_glossary
from corpus.question_sets.load import load_questions
from ingest.derived import Derived
from ingest.embed import Embedder
from ingest.index import Index
from ingest.manifest import Vectors
from ingest.model import DEFAULT_MODEL, prepare
from ingest.passage import Passage, Unit
from ingest.pipeline import ingest
from ingest.store import Store, StoredDocument, unit_id

NOISE = 0.35  # length of what is added to a vector of length 1
SEED = 0
QUESTIONS = 200


def main() -> None:
    """Build the index, ask, and print p50 and p95."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=100_000)
    given = parser.parse_args()
    embedder = Embedder.load(prepare(DEFAULT_MODEL))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        ingest(folder, [Path("corpus/documents")], embedder, "2026-11-24")
        _measure(folder, embedder)
        _grow(folder, given.passages)
        _measure(folder, embedder)


def _measure(folder: Path, embedder: Embedder) -> None:
    index = Index(folder, embedder.name, embedder.fingerprint)
    assistant = Assistant(index, embedder, load_glossary())
    files = sorted(Path("corpus/testsets").glob("*.jsonl"))
    questions = [each.question for file in files for each in load_questions(file)][:QUESTIONS]
    assistant.ask(questions[0])
    timings = [assistant.ask(question).timings_ms for question in questions]
    told = []
    for part in ("retrieve", "total"):
        values = np.array([each[part] for each in timings])
        told.append(
            f"{part} p50 {np.median(values):.0f} ms, p95 {np.quantile(values, 0.95):.0f} ms"
        )
    _say(
        f"{index.count('passages'):,} passages, {index.count('sentences'):,} sentences: "
        f"{'; '.join(told)}"
    )
    index.close()


def _grow(folder: Path, passages: int) -> None:
    started = time.perf_counter()
    store = Store(folder)
    manifest = store.manifest()
    assert manifest is not None
    originals = list(store.stored(manifest.build))
    rng = np.random.default_rng(SEED)
    words = random.Random(SEED)
    number = sum(len(each.passages) for each in originals)
    copy = 0
    while number < passages:
        for original in originals:
            store.put(manifest.build, _another(original, copy, rng, words), new=True)
            number += len(original.passages)
        copy += 1
    derived = Derived(folder)
    derived.rebuild(store, manifest.build, "grown")
    derived.close()
    store.write_manifest(replace(manifest, stamp="grown"))
    store.close()
    _say(f"Built in {time.perf_counter() - started:.0f} s")


def _another(
    original: StoredDocument, copy: int, rng: np.random.Generator, words: random.Random
) -> StoredDocument:
    record = replace(original.record, id=f"{original.record.id}-{copy}")
    passages: list[Passage] = []
    units: list[str] = []
    for passage in original.passages:
        name = passage.id.replace(f"{original.record.id}@", f"{record.id}@", 1)
        mixed = tuple(_shuffled(unit, words) for unit in passage.units)
        passages.append(replace(passage, id=name, document=record.id, units=mixed))
        units += [unit_id(name, number) for number, _ in passage.quotable]
    return StoredDocument(
        record,
        original.text,
        passages,
        _moved(original.passage_vectors, rng),
        units,
        _moved(original.unit_vectors, rng),
    )


def _shuffled(unit: Unit, words: random.Random) -> Unit:
    # Another order is another sentence: otherwise all copies would count as one.
    parts = unit.reading.split()
    words.shuffle(parts)
    return replace(unit, reading=" ".join(parts))


def _moved(vectors: Vectors, rng: np.random.Generator) -> Vectors:
    noise = rng.normal(size=vectors.shape)
    moved = vectors + NOISE * noise / np.linalg.norm(noise, axis=1, keepdims=True)
    scaled: Vectors = (moved / np.linalg.norm(moved, axis=1, keepdims=True)).astype(np.float32)
    return scaled


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
