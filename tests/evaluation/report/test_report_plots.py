from math import sqrt

import pytest

from assistant.evaluation.report.plots import Dot, reliability_plot, risk_coverage_plot
from assistant.evaluation.report.wilson import wilson

FACT = {"must_include": (("yes",),)}


def test_the_interval_of_a_share_is_wilsons():
    # z = 1.96, n = 10, share 0.8: (0.8 + z²/20 ± z sqrt(0.8 * 0.2 / 10 + z²/400)) / (1 + z²/10)
    z2 = 1.959964**2
    half = sqrt(z2) * sqrt(0.8 * 0.2 / 10 + z2 / 400)
    bounds = wilson(0.8, 10)
    assert bounds.low == pytest.approx((0.8 + z2 / 20 - half) / (1 + z2 / 10))
    assert bounds.high == pytest.approx((0.8 + z2 / 20 + half) / (1 + z2 / 10))
    assert wilson(0.0, 4).low == 0.0 and wilson(1.0, 4).high == pytest.approx(1.0)


def test_the_curve_goes_through_all_questions_surest_first(make):
    records = [
        make("a", text="yes", probability=0.9, **FACT),
        make("b", text="no", probability=0.7, **FACT),
        make("c", outcome="no_evidence", probability=0.2, **FACT),
        make("d", outcome="failed", **FACT),
    ]
    plot = risk_coverage_plot(records)
    assert plot.line == ((0.25, 0.0), (0.5, 0.5), (0.75, pytest.approx(2 / 3)), (1.0, 0.75))
    assert [(dot.x, dot.n) for dot in plot.dots] == [(0.25, 1), (0.5, 2), (0.75, 3), (1.0, 4)]
    assert (plot.threshold, plot.mark.x, plot.mark.y, plot.mark.n) == (0.5, 0.5, 0.5, 2)
    assert (plot.x(0), plot.x(1), plot.y(0), plot.y(1)) == (56.0, 468.0, 274.0, 22.0)


def test_a_bin_is_a_dot_with_its_questions(make):
    outside = {"type": "out-of-scope", "documents": ()}
    records = [make("a", probability=0.85), make("b", probability=0.81, **outside)]
    bounds = wilson(0.5, 2)
    assert reliability_plot(records).dots == (
        Dot(pytest.approx(0.83), 0.5, bounds.low, bounds.high, 2),
    )


def test_without_a_confidence_there_is_nothing_to_draw(make):
    assert risk_coverage_plot([make(**FACT)]) is None
    assert reliability_plot([make(**FACT)]) is None
