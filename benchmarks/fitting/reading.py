"""Fit of what the reader's logits count, by readers that have not seen the question's document."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.confidence import read_evidence
from assistant.query import analyse
from assistant.reader import Reader
from assistant.reader_build import build_reader, write_delta
from assistant.reread import Logit, in_order, logits_of, read_features
from assistant.units import ScoredUnit, score_units
from assistant.weights import RankingWeights, weighted, without_rank
from corpus.question import Question
from fitting.models import Matrix, area_under_curve, listwise, logistic, named
from fitting.ranking import Fit

PENALTY = 0.01
ADDED_PENALTY = 0.003  # cross-validated over the general questions
CONFIDENCE_PENALTY = 0.001
LOST = 0.05  # share of the answerable questions that may be refused


@dataclass(frozen=True)
class ReadCase:
    """A question with its units, those that were read, its odds before that, its generality."""

    question: Question
    units: Sequence[ScoredUnit]
    read: Sequence[Logit]
    odds: float
    generality: float

    @property
    def features(self) -> list[dict[str, float]]:
        """The features of the units that were read."""
        return read_features(self.question.question, self.read, self.generality)


def fit_units(fit: Fit, cases: Sequence[ReadCase]) -> dict[str, float]:
    """Fit what counts for a unit that was read."""
    used = [case for case in cases if case.question.answerable]
    names = list(used[0].features[0])
    return named(names, listwise([_listed(fit, case, names) for case in used], PENALTY))


def fit_added(
    fit: Fit, cases: Sequence[ReadCase], before: Mapping[str, float], beginning: str
) -> dict[str, float]:
    """Give the weights of read units: anew those of features whose names begin so.

    The others stay as they are. The reader must not have been trained on these questions.
    """
    used = [case for case in cases if case.question.answerable]
    names = [name for name in used[0].features[0] if name.startswith(beginning)]
    old = {name: weight for name, weight in before.items() if name not in names}
    lists = [_listed(fit, case, names) for case in used]
    fixed = [np.array([weighted(row, old) for row in case.features]) for case in used]
    return old | named(names, listwise(lists, ADDED_PENALTY, fixed))


def _listed(fit: Fit, case: ReadCase, names: Sequence[str]) -> tuple[Matrix, Matrix]:
    rows = np.array([[row[name] for name in names] for row in case.features])
    return rows, np.array([fit.unit_target(case.question, each.unit) for each in case.read])


def fit_confidence_read(
    cases: Sequence[ReadCase], unit: Mapping[str, float], say: Callable[[str], object]
) -> dict[str, object]:
    """Fit the confidence once the best units are read, near misses being what is to be refused too.

    The threshold refuses LOST of the answerable: a wrong answer is worse than none.
    """
    rows = [_evidence(case, unit) for case in cases]
    names = list(rows[0])
    raw = np.array([[row[name] for name in names] for row in rows])
    deviation = raw.std(axis=0)
    x = raw / deviation
    y = np.array([float(case.question.answerable) for case in cases])
    folds = np.random.default_rng(0).permutation(len(y)) % 10
    p = np.zeros(len(y))
    for fold in range(10):
        w = logistic(x[folds != fold], y[folds != fold], CONFIDENCE_PENALTY)
        p[folds == fold] = 1 / (1 + np.exp(-(x[folds == fold] @ w[:-1] + w[-1])))
    threshold = float(np.quantile(p[y == 1], LOST))
    for kind in ("unanswerable", "out-of-scope"):
        group = np.array([case.question.type == kind for case in cases])
        if group.any():
            say(
                f"with the reader, {kind}: AUROC {area_under_curve(p[y == 1], p[group]):.3f}; at "
                f"{threshold:.2f} {(p[group] < threshold).mean():.2f} refused, "
                f"{(p[y == 1] < threshold).mean():.2f} of answerable"
            )
    w = logistic(x, y, CONFIDENCE_PENALTY)
    return {
        "bias": round(float(w[-1]), 4),
        "weights": named(names, w[:-1] / deviation),
        "threshold": round(threshold, 4),
    }


def _evidence(case: ReadCase, unit: Mapping[str, float]) -> dict[str, float]:
    read = in_order(case.question.question, case.units, case.read, unit, case.generality)
    return read_evidence(case.odds, read, case.generality)


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
        found.append(ReadCase(question, units, read, odds[question.id], query.generality))
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
