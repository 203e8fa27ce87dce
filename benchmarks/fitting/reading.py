"""Fit of what the reader's logits count, on questions that it has not seen."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.confidence import read_evidence
from assistant.query import Query
from assistant.reader import Reader
from assistant.reread import Logit, in_order, logits_of, read_features
from assistant.units import ScoredUnit, score_units
from assistant.weights import RankingWeights
from corpus.question import Question
from fitting.models import area_under_curve, listwise, logistic, named
from fitting.ranking import UNIT_PENALTY, Fit

CONFIDENCE_PENALTY = 0.001
LOST = 0.06  # share of the answerable questions that may be refused
FOLDS = 10


@dataclass(frozen=True)
class ReadCase:
    """A question with its units and those that were read; what was known of it before that."""

    question: Question
    query: Query
    units: Sequence[ScoredUnit]
    read: Sequence[Logit]
    odds: float
    rank: float

    @property
    def probability(self) -> float:
        """How likely it is before anything is read that the corpus answers."""
        return 1 / (1 + math.exp(-self.odds))

    @property
    def features(self) -> list[dict[str, float]]:
        """The features of the units that were read."""
        return read_features(self.query.wanted, self.read, self.query.generality)


def fit_units(fit: Fit, cases: Sequence[ReadCase]) -> dict[str, float]:
    """Fit what counts for a unit that was read."""
    used = [case for case in cases if case.question.answerable]
    names = list(used[0].features[0])
    lists = [
        (
            np.array([[row[name] for name in names] for row in case.features]),
            np.array([fit.unit_target(case.question, each.unit) for each in case.read]),
        )
        for case in used
    ]
    return named(names, listwise(lists, UNIT_PENALTY))


def fit_confidence_read(
    fit: Fit, cases: Sequence[ReadCase], say: Callable[[str], object]
) -> dict[str, object]:
    """Fit the confidence once the best units are read, near misses being what is to be refused too.

    A lead is scored by weights that were fitted without its question, as those of the questions to
    come. The threshold refuses LOST of the answerable: a wrong answer is worse than none.
    """
    folds = np.random.default_rng(0).permutation(len(cases)) % FOLDS
    apart = [
        fit_units(fit, [case for case, its in zip(cases, folds, strict=True) if its != fold])
        for fold in range(FOLDS)
    ]
    rows = [_evidence(case, apart[fold]) for case, fold in zip(cases, folds, strict=True)]
    names = list(rows[0])
    raw = np.array([[row[name] for name in names] for row in rows])
    deviation = raw.std(axis=0)
    x = raw / deviation
    y = np.array([float(case.question.answerable) for case in cases])
    p = np.zeros(len(y))
    for fold in range(FOLDS):
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
    query = case.query
    read = in_order(query.wanted, case.units, case.read, unit, query.generality)
    return read_evidence(case.odds, case.rank, read, query)


def read_cases(
    fit: Fit,
    questions: Sequence[Question],
    ranking: RankingWeights,
    unit: Mapping[str, float],
    odds: Mapping[str, float],
    reader: Reader,
) -> list[ReadCase]:
    """Read the best units of each question."""
    found: list[ReadCase] = []
    for question in questions:
        query = fit.query(question)
        ranked = fit.ranked(query, ranking)
        units = score_units(query, ranked, fit.index, fit.retriever, unit)
        read = logits_of(query.as_read, units, reader)
        found.append(ReadCase(question, query, units, read, odds[question.id], ranked[0].score))
    return found
