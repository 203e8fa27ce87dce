"""Fit of the confidence that the corpus answers, before the reader."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from fitting.models import area_under_curve, best_threshold, logistic, named
from fitting.ranking import Case

TOPIC_SCALE = 10.0  # the vectors' differences are short beside standardised features


@dataclass(frozen=True)
class FittedConfidence:
    """A logistic regression as the weights' file keeps it; probabilities held out, by question."""

    record: dict[str, object]
    held_out: Mapping[str, float]


def fit_confidence(
    cases: Sequence[Case], left_out: Sequence[str], with_topic: bool, say: Callable[[str], object]
) -> FittedConfidence:
    """Fit the confidence on answerable against out-of-scope questions: no near misses."""
    names = [name for name in cases[0].evidence if name not in left_out]
    raw = np.array([[case.evidence[name] for name in names] for case in cases])
    mean, deviation = raw.mean(axis=0), raw.std(axis=0)
    deviation[deviation == 0] = 1.0
    x = (raw - mean) / deviation
    if with_topic:
        x = np.hstack([x, TOPIC_SCALE * np.array([case.topic for case in cases])])
    y = np.array([float(case.question.answerable) for case in cases])
    penalty = 0.004
    folds = np.random.default_rng(0).permutation(len(y)) % 10
    held_out = np.zeros(len(y))
    for fold in range(10):
        w = logistic(x[folds != fold], y[folds != fold], penalty)
        held_out[folds == fold] = 1 / (1 + np.exp(-(x[folds == fold] @ w[:-1] + w[-1])))
    threshold = best_threshold(held_out[y == 1], held_out[y == 0])
    refused = float((held_out[y == 0] < threshold).mean())
    lost = float((held_out[y == 1] < threshold).mean())
    say(
        f"confidence ({'with' if with_topic else 'without'} topic), 10-fold on {len(y)} questions: "
        f"AUROC {area_under_curve(held_out[y == 1], held_out[y == 0]):.3f}; at the threshold "
        f"{threshold:.2f} {refused:.2f} of out-of-scope refused, {lost:.2f} of answerable"
    )
    w = logistic(x, y, penalty)
    own = w[: len(names)] / deviation
    record: dict[str, object] = {
        "bias": round(float(w[-1] - own @ mean), 4),
        "weights": named(names, own),
        "threshold": round(threshold, 4),
    }
    if with_topic:
        record["topic"] = [round(float(v), 4) for v in TOPIC_SCALE * w[len(names) : -1]]
    ids = [case.question.id for case in cases]
    return FittedConfidence(record, dict(zip(ids, map(float, held_out), strict=True)))


def odds_of(cases: Sequence[Case], fitted: FittedConfidence) -> dict[str, float]:
    """Give the log odds of each question by its id, held out for those that were fitted on."""
    bias, weights = float(str(fitted.record["bias"])), fitted.record["weights"]
    topic = np.array(fitted.record["topic"])
    odds: dict[str, float] = {}
    for case in cases:
        held_out = fitted.held_out.get(case.question.id)
        if held_out is not None:
            odds[case.question.id] = float(np.log(held_out / (1 - held_out)))
            continue
        named_weights = cast(Mapping[str, float], weights)
        total = sum(weight * case.evidence[name] for name, weight in named_weights.items())
        odds[case.question.id] = float(bias + total + topic @ case.topic)
    return odds
