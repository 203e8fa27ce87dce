"""Fit of what the reader's logits count, by readers that have not seen the question's document."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.extract import ScoredUnit, score_units
from assistant.query import analyse
from assistant.reader import Reader
from assistant.reader_build import build_reader, write_delta
from assistant.reread import READ, logits_of, read_features
from assistant.weights import RankingWeights
from corpus.question import Question
from fitting.models import area_under_curve, best_threshold, listwise, logistic, named
from fitting.ranking import Fit


@dataclass(frozen=True)
class ReadCase:
    """A question with its best units, the reader's logits of them, and its odds before that."""

    question: Question
    units: Sequence[ScoredUnit]
    logits: Sequence[float]
    odds: float


def fit_reader(
    fit: Fit, read: Sequence[ReadCase], say: Callable[[str], object]
) -> dict[str, object]:
    """Fit what the reader's logit counts for a unit, and for the confidence."""
    rows = [read_features(each.units, each.logits) for each in read]
    names = list(rows[0][0])
    lists = [
        (
            np.array([[row[name] for name in names] for row in features]),
            np.array([fit.unit_target(c.question, unit) for unit in c.units]),
        )
        for c, features in zip(read, rows, strict=True)
        if c.question.answerable
    ]
    unit = named(names, listwise(lists, 0.01))
    x = np.array([[case.odds, max(case.logits)] for case in read])
    y = np.array([float(case.question.answerable) for case in read])
    # The reader cannot tell near misses: they are reported and take no part.
    near = np.array([case.question.type == "unanswerable" for case in read])
    w = logistic(x[~near], y[~near], 0.0001)
    p = 1 / (1 + np.exp(-(x @ w[:-1] + w[-1])))
    threshold = best_threshold(p[y == 1], p[(y == 0) & ~near])
    outside = (y == 0) & ~near
    say(
        f"with the reader: confidence AUROC "
        f"{area_under_curve(p[y == 1], p[outside]):.3f} out of scope, "
        f"{area_under_curve(p[y == 1], p[near]):.3f} near misses; at {threshold:.2f} "
        f"{(p[outside] < threshold).mean():.2f} and {(p[near] < threshold).mean():.2f} refused, "
        f"{(p[y == 1] < threshold).mean():.2f} of answerable"
    )
    return {
        "unit": unit,
        "confidence": {
            "bias": round(float(w[-1]), 4),
            "weights": {"before": round(float(w[0]), 4), "reader": round(float(w[1]), 4)},
            "threshold": round(threshold, 4),
        },
    }


def read_cases(
    fit: Fit,
    questions: Sequence[Question],
    ranking: RankingWeights,
    unit: Mapping[str, float],
    odds: Mapping[str, float],
    readers: Sequence[Reader],
) -> list[ReadCase]:
    """Read the best units of each question, by a reader that has not seen the question."""
    from training.groups import fold_of  # not installed: run with PYTHONPATH=.

    found: list[ReadCase] = []
    for question in questions:
        query = analyse(question.question, fit.glossary)
        ranked = fit.ranked(question, ranking)
        units = score_units(query, ranked, fit.index, fit.retriever, unit)[:READ]
        fold = fold_of((question.documents or (question.id,))[0], len(readers))
        logits = logits_of(query.text, units, readers[fold])
        found.append(ReadCase(question, units, logits, odds[question.id]))
    return found


def fold_readers(training: Path) -> list[Reader]:
    """Give the readers of a training folder that have each not seen one fold of the questions."""
    import torch  # only here, and slow to load

    readers: list[Reader] = []
    for fold in range(len(list(training.glob("fold-*.pt")))):
        graph = training / f"graph-{fold}"
        if not (graph / "model.onnx").exists():
            graph.mkdir(exist_ok=True)
            delta = training / f"delta-{fold}.npz"
            write_delta(torch.load(training / f"fold-{fold}.pt"), delta)
            build_reader(graph, delta)
        readers.append(Reader(graph))
    return readers
