"""Retrieval over a reading-comprehension set (SQuAD form): is the right paragraph found first?

    python benchmarks/reading_comprehension.py FILE.json [--paragraphs 1000] [--questions 900]

Each paragraph is a document; the weights are those that come with Harbour, fitted elsewhere.
"""

import argparse
import json
import random
import sys
import tempfile
from pathlib import Path

import numpy as np

from assistant.assistant import Assistant
from corpus.glossary import load_glossary
from ingest.embed import Embedder
from ingest.index import Index
from ingest.model import DEFAULT_MODEL, prepare
from ingest.pipeline import ingest

CUTS = (1, 3, 5)
SEED = 0


def main() -> None:
    """Build an index of the paragraphs, and ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--paragraphs", type=int, default=1000)
    parser.add_argument("--questions", type=int, default=900)
    given = parser.parse_args()
    articles = json.loads(given.file.read_text(encoding="utf-8"))["data"]
    paragraphs = [each for article in articles for each in article["paragraphs"]]
    paragraphs = paragraphs[: given.paragraphs]
    asked = [
        (str(number), question["question"])
        for number, paragraph in enumerate(paragraphs)
        for question in paragraph["qas"]
    ]
    asked = random.Random(SEED).sample(asked, min(given.questions, len(asked)))
    embedder = Embedder.load(prepare(DEFAULT_MODEL))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "paragraphs"
        folder.mkdir()
        for number, paragraph in enumerate(paragraphs):
            (folder / f"{number}.txt").write_text(paragraph["context"], encoding="utf-8")
        ingest(Path(place) / "index", [folder], embedder, "2026-11-24")
        index = Index(Path(place) / "index", embedder.name, embedder.fingerprint)
        assistant = Assistant(index, embedder, load_glossary())
        hits = np.array([_hits(assistant, right, question) for right, question in asked])
        index.close()
    for cut, share in zip(CUTS, hits.mean(axis=0), strict=True):
        spread = 1.96 * (share * (1 - share) / len(hits)) ** 0.5
        sys.stdout.write(f"right paragraph among the first {cut}: {share:.3f} ± {spread:.3f}\n")
    sys.stdout.write(f"{len(paragraphs)} paragraphs, {len(asked)} questions\n")


def _hits(assistant: Assistant, right: str, question: str) -> list[bool]:
    documents = [each.passage.document for each in assistant.search(question).passages]
    first = list(dict.fromkeys(documents))
    return [f"{right}.txt" in first[:cut] for cut in CUTS]


if __name__ == "__main__":
    main()
