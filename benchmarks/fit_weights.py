"""Fit the weights of ranking, sentence choice and confidence on corpus/calibration.

    PYTHONPATH=. python benchmarks/fit_weights.py [--write]

The test sets are not read: what is fitted here is judged there (`harbour evaluate`). Prints
cross-validated figures; with --write, assistant/weights.json is written anew. What the reader
counts is fitted on the files that its training keeps back.
"""

import argparse
import json
import sys
from collections.abc import Callable

from fitting.calibration import every, ordinary, unseen
from fitting.confidence import fit_confidence, odds_of
from fitting.ranking import Fit
from fitting.reading import fit_confidence_read, fit_units, read_cases

from assistant.confidence import FOREIGN
from assistant.reader import Reader
from assistant.weights import WEIGHTS_FILE
from ingest.embed import Embedder
from ingest.index import Index
from ingest.model import prepare
from ingest.settings import load_settings

# Raw cosines and the topic belong to one model; the rest holds for any.
ANY_MODEL_LEAVES_OUT = ("own_passage", "own_sentence", "other_passage", "other_sentence")


def fit_all(index: Index, embedder: Embedder, say: Callable[[str], object]) -> dict[str, object]:
    """Fit everything on the calibration questions."""
    questions, ordered, kept_back = every(), ordinary(), unseen()
    say(f"{len(questions)} calibration questions, {len(ordered)} of them to order by")
    fit = Fit(index, embedder)
    ranking = fit.ranking_weights(ordered)
    unit = fit.unit_weights(ordered, ranking)
    cases = fit.cases([q for q in questions if q.type != "unanswerable"], ranking)
    confidence = fit_confidence(cases, (), True, say)
    fitted = {case.question.id for case in cases}
    others = fit.cases([q for q in kept_back if q.id not in fitted], ranking)
    odds = odds_of([*cases, *others], confidence)
    read = read_cases(fit, kept_back, ranking, unit, odds, Reader.load())
    read_unit = fit_units(fit, read)
    # The reader has seen a part of these: they tell what the odds before it count.
    outside = [q for q in questions if q.type == "out-of-scope" and q not in kept_back]
    read += read_cases(fit, outside, ranking, unit, odds, Reader.load())
    # What is plainly foreign is refused unread.
    read = [case for case in read if case.probability >= FOREIGN]
    reader = {"unit": read_unit, "confidence": fit_confidence_read(fit, read, say)}
    return {
        "fingerprint": index.manifest.fingerprint,
        "passage": ranking.passage,
        "first": ranking.first,
        "unit": unit,
        "confidence": confidence.record,
        "any_model": fit_confidence(cases, ANY_MODEL_LEAVES_OUT, False, say).record,
        "reader": reader,
    }


def main() -> None:
    """Fit, print, and with --write keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    settings = load_settings()
    embedder = Embedder.load(prepare(settings.model))
    index = Index(settings.index, embedder.name, embedder.fingerprint)
    record = fit_all(index, embedder, lambda line: sys.stdout.write(line + "\n"))
    if given.write:
        WEIGHTS_FILE.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
