"""Fit what the grounding check asks of a claim's coverage, on corpus/calibration.

    python benchmarks/fit_grounding.py [--write]

Supported claims are the reference answers against the passages of their sections; unsupported the
same against passages of other documents. The test sets are only reported. With --write,
assistant/grounding/thresholds.json is written anew.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from claims.references import Passages
from fitting.coverage import (
    Pair,
    fit_support,
    fit_words_alone,
    line_means,
    pairs,
    report_fit,
)

from assistant.grounding.thresholds import THRESHOLDS_FILE
from corpus.question import Question
from corpus.question_sets.load import load_questions
from ingest.embed import Embedder
from ingest.index import Index
from ingest.model import prepare
from ingest.settings import load_settings


def main() -> None:
    """Fit, print, and with --write keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    settings = load_settings()
    embedder = Embedder.load(prepare(settings.model))
    index = Index(settings.index, embedder.name, embedder.fingerprint)
    passages = Passages(index)
    counts = Counter({each: 0 for each in index.languages})
    for record in index.documents.values():
        counts[record.language] += record.sentences
    means = line_means(index.manifest, counts)

    def held(folder: str) -> list[Pair]:
        references = passages.references(questions_in(Path(folder)))
        texts = sorted({each.text for each in references})
        vectors = dict(zip(texts, embedder.documents(texts), strict=True))
        say(f"{folder}: {len(references)} sentences")
        return pairs(references, passages, vectors, means)

    found = held("corpus/calibration")
    fits = {"same": fit_support(found, False, say), "across": fit_support(found, True, say)}
    words_alone = fit_words_alone(found, say)
    unseen = held("corpus/testsets")
    for name, across in (("same", False), ("across", True)):
        say(f"{name}, as fitted: {report_fit(unseen, across, fits[name])}")
    if given.write:
        kept = {
            "fingerprint": embedder.fingerprint,
            "words_alone": words_alone,
            **fits,
            "means": {name: [round(float(v), 4) for v in mean] for name, mean in means.items()},
        }
        THRESHOLDS_FILE.write_text(json.dumps(kept) + "\n", encoding="utf-8")


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")


def questions_in(folder: Path) -> list[Question]:
    """Give the answerable questions of the test sets in a folder."""
    files = sorted(folder.glob("*.jsonl"))
    return [q for file in files for q in load_questions(file) if q.answerable]


if __name__ == "__main__":
    main()
