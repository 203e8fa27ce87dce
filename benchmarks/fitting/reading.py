"""Fit of what the reader's logits count, by readers that have not seen the question's document."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.query import analyse
from assistant.reader import Reader
from assistant.reader_build import build_reader, write_delta
from assistant.reread import Logit, logits_of, read_features
from assistant.units import score_units
from assistant.weights import RankingWeights, weighted, without_rank
from corpus.question import Question
from fitting.models import area_under_curve, best_threshold, listwise, logistic, named
from fitting.ranking import Fit

GENERAL_PENALTY = 0.003  # cross-validated over the general questions


@dataclass(frozen=True)
class ReadCase:
    """A question with the units that were read for it, its odds before that, its generality."""

    question: Question
    read: Sequence[Logit]
    odds: float
    generality: float


def fit_reader(
    fit: Fit, read: Sequence[ReadCase], say: Callable[[str], object]
) -> dict[str, object]:
    """Fit what the reader's logit counts for a unit, and for the confidence."""
    rows = [read_features(each.read, each.generality) for each in read]
    names = list(rows[0][0])
    lists = [
        (
            np.array([[row[name] for name in names] for row in features]),
            np.array([fit.unit_target(case.question, each.unit) for each in case.read]),
        )
        for case, features in zip(read, rows, strict=True)
        if case.question.answerable
    ]
    return {"unit": named(names, listwise(lists, 0.01)), "confidence": _confidence(read, say)}


def fit_general(
    fit: Fit, read: Sequence[ReadCase], before: Mapping[str, float]
) -> dict[str, float]:
    """Give the weights of read units: those of general questions fitted, the others as before.

    The reader must not have been trained on these questions.
    """
    rows = [read_features(each.read, each.generality) for each in read]
    names = [name for name in rows[0][0] if name.startswith("general_")]
    old = {name: weight for name, weight in before.items() if name not in names}
    lists = [
        (
            np.array([[row[name] for name in names] for row in features]),
            np.array([fit.unit_target(case.question, each.unit) for each in case.read]),
        )
        for case, features in zip(read, rows, strict=True)
    ]
    fixed = [np.array([weighted(row, old) for row in features]) for features in rows]
    return old | named(names, listwise(lists, GENERAL_PENALTY, fixed))


def _confidence(read: Sequence[ReadCase], say: Callable[[str], object]) -> dict[str, object]:
    x = np.array([[case.odds, max(each.logit for each in case.read)] for case in read])
    y = np.array([float(case.question.answerable) for case in read])
    # The reader cannot tell near misses: they are reported and take no part.
    near = np.array([case.question.type == "unanswerable" for case in read])
    outside = (y == 0) & ~near
    w = logistic(x[~near], y[~near], 0.0001)
    p = 1 / (1 + np.exp(-(x @ w[:-1] + w[-1])))
    threshold = best_threshold(p[y == 1], p[outside])
    for name, group in (("near misses", near), ("out of scope", outside)):
        say(
            f"with the reader, {name}: AUROC {area_under_curve(p[y == 1], p[group]):.3f} "
            f"(highest logit alone {area_under_curve(x[y == 1, 1], x[group, 1]):.3f}); at "
            f"{threshold:.2f} {(p[group] < threshold).mean():.2f} refused, "
            f"{(p[y == 1] < threshold).mean():.2f} of answerable"
        )
    return {
        "bias": round(float(w[-1]), 4),
        "weights": named(("before", "reader"), w[:-1]),
        "threshold": round(threshold, 4),
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
        units = score_units(query, ranked, fit.index, fit.retriever, unit)
        fold = fold_of((question.documents or (question.id,))[0], len(readers))
        read = logits_of(query.text, units, readers[fold], without_rank(unit))
        found.append(ReadCase(question, read, odds[question.id], query.generality))
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
