import numpy as np
import pytest

from assistant.evaluation.interval import DRAWS, Estimate, draws, estimates, means
from assistant.evaluation.measures.statistic import ratio


def test_draws_each_time_as_many_questions_as_there_are() -> None:
    drawn = np.concatenate(list(draws(7)))
    assert drawn.shape == (DRAWS, 7)
    assert set(drawn.sum(axis=1)) == {7.0}
    assert np.array_equal(drawn, np.concatenate(list(draws(7))))


def test_a_mean_leaves_out_what_does_not_apply() -> None:
    values = np.array([[1.0, np.nan], [0.0, np.nan], [0.5, 1.0]])
    weights = np.array([[1.0, 1.0, 1.0], [2.0, 0.0, 2.0], [1.0, 1.0, 0.0]])
    expected = [[(1 + 0 + 0.5) / 3, 1.0], [(2 * 1 + 2 * 0.5) / 4, 1.0], [(1 + 0) / 2, np.nan]]
    assert np.allclose(means(values, weights), expected, equal_nan=True)


def test_agrees_with_scipys_percentile_bootstrap() -> None:
    stats = pytest.importorskip("scipy.stats")
    values = (np.arange(80) % 4 == 0).astype(float)
    theirs = stats.bootstrap(
        (values,), np.mean, method="percentile", n_resamples=20_000, rng=np.random.default_rng(1)
    ).confidence_interval
    (ours,) = estimates(values[:, None], [])
    assert (ours.n, ours.mean) == (80, 20 / 80)
    assert (ours.low, ours.high) == (
        pytest.approx(theirs.low, abs=0.015),
        pytest.approx(theirs.high, abs=0.015),
    )


def test_estimates_a_statistic_over_the_questions_that_it_is_about() -> None:
    ones, some = np.ones(4), np.array([1.0, 1.0, 0.0, 0.0])
    found = estimates(np.full((4, 1), np.nan), [ratio(some * ones, some), ratio(some, ones)])
    # No value, so no estimate; all alike, so no width; half of four, so as wide as can be.
    assert found == [None, Estimate(2, 1.0, 1.0, 1.0), Estimate(4, 2 / 4, 0.0, 1.0)]
