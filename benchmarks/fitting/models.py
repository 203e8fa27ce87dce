"""The two small models that are fitted, and how they are judged."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Matrix = NDArray[np.float64]
MAX_LOST = 0.10  # share of answerable calibration questions that the threshold may refuse


def listwise(lists: Sequence[tuple[Matrix, Matrix]], penalty: float) -> Matrix:
    """Fit w so that softmax(Xw) over each list is near its target shares (ListNet, Cao 2007)."""
    used = [(x, t / t.sum()) for x, t in lists if t.sum() > 0]
    sizes = np.array([len(x) for x, _ in used])
    rows = np.concatenate([x for x, _ in used])
    target = np.concatenate([t for _, t in used])
    starts = np.cumsum(sizes) - sizes

    def loss(w: Matrix) -> tuple[float, Matrix]:
        scores = rows @ w
        scores -= np.repeat(np.maximum.reduceat(scores, starts), sizes)
        exponentials = np.exp(scores)
        sums = np.add.reduceat(exponentials, starts)
        total = float(np.log(sums).sum() - target @ scores)
        gradient = rows.T @ (exponentials / np.repeat(sums, sizes) - target)
        n = len(used)
        return total / n + penalty * float(w @ w), gradient / n + 2 * penalty * w

    start = np.zeros(rows.shape[1])
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x)


def logistic(x: Matrix, y: Matrix, penalty: float) -> Matrix:
    """Fit a logistic regression, both classes weighing alike; the bias is the last weight."""
    ones = np.hstack([x, np.ones((len(x), 1))])
    share = np.where(y == 1, 0.5 / (y == 1).sum(), 0.5 / (y == 0).sum())

    def loss(w: Matrix) -> tuple[float, Matrix]:
        z = ones @ w
        p = 1 / (1 + np.exp(-z))
        free = np.append(np.ones(x.shape[1]), 0.0)
        value = float(share @ (np.logaddexp(0, z) - y * z)) + penalty * float(w @ (free * w))
        return value, ones.T @ (share * (p - y)) + 2 * penalty * free * w

    start = np.zeros(ones.shape[1])
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x)


def area_under_curve(positive: Matrix, negative: Matrix) -> float:
    """Give the share of pairs that stand in the right order (AUROC)."""
    return float((positive[:, None] > negative[None, :]).mean())


def best_threshold(answerable: Matrix, outside: Matrix) -> float:
    """Give the threshold of the largest Youden's J: refused outside less refused answerable."""
    cuts = np.quantile(answerable, np.linspace(0, MAX_LOST, 41))
    gains = [(outside < cut).mean() - (answerable < cut).mean() for cut in cuts]
    return float(cuts[int(np.argmax(gains))])


def named(names: Sequence[str], weights: Matrix) -> dict[str, float]:
    """Pair names with rounded weights."""
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}
