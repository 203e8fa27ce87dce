from collections.abc import Callable, Sequence

import numpy as np
import pytest

from assistant.evaluation.measures.calibration import Bin, reliability
from assistant.evaluation.measures.registry import MEASURES, SET_MEASURES
from assistant.evaluation.measures.risk_coverage import Point, risk_coverage
from assistant.evaluation.record import Record

Make = Callable[..., Record]


def value(name: str, records: Sequence[Record]) -> float | None:
    """Measure records, each counted once; None where the measure has no value."""
    prepared = SET_MEASURES[name].prepare(records)
    if prepared is None:
        return None
    found = float(prepared.statistic(np.ones((1, len(records))))[0])
    return None if np.isnan(found) else found


@pytest.fixture
def four(make: Make) -> list[Record]:
    """Two right answers, one wrong one, and an unanswerable question that was answered."""
    facts = (("5%",),)
    return [
        make("a", text="5%", must_include=facts, probability=0.95),
        make("b", text="6%", must_include=facts, probability=0.85),
        make("c", text="5%", must_include=facts, probability=0.65),
        make("d", text="5%", documents=(), type="unanswerable", probability=0.65),
    ]


def test_draws_the_risk_coverage_curve(four: list[Record]) -> None:
    assert risk_coverage(four) == [
        Point(0.95, 1 / 4, 0 / 1),
        Point(0.85, 2 / 4, 1 / 2),
        # Two questions of one confidence are answered together.
        Point(0.65, 4 / 4, 2 / 4),
    ]
    assert value("aurc", four) == (0 / 1 + 1 / 2 + 2 / 4 + 2 / 4) / 4


def test_a_question_that_failed_is_the_least_sure(make: Make, four: list[Record]) -> None:
    failed = make("e", outcome="failed", must_include=(("5%",),))
    assert risk_coverage([failed, *four])[-1] == Point(-1.0, 1.0, 3 / 5)


def test_tells_how_often_the_answerable_question_is_surer(four: list[Record]) -> None:
    assert value("auroc", four) == (1 + 1 + 0.5) / (3 * 1)


def test_compares_confidence_with_what_is_answerable(four: list[Record]) -> None:
    assert reliability(four) == [
        Bin(0.6, 0.7, 2, 0.65, 1 / 2),
        Bin(0.8, 0.9, 1, 0.85, 1.0),
        Bin(0.9, 1.0, 1, 0.95, 1.0),
    ]
    gaps = 2 / 4 * abs(1 / 2 - 0.65) + 1 / 4 * (1 - 0.85) + 1 / 4 * (1 - 0.95)
    assert value("calibration_error", four) == pytest.approx(gaps)


def test_without_confidence_there_is_no_curve(make: Make) -> None:
    records = [make(text="5%", must_include=(("5%",),)), make(documents=(), type="unanswerable")]
    names = ("aurc", "auroc", "calibration_error")
    assert [value(name, records) for name in names] == [None, None, None]
    assert risk_coverage([]) == []


def test_measures_refusal(make: Make) -> None:
    records = [
        make("a", outcome="no_evidence"),
        make("b"),
        make("c", outcome="no_evidence", documents=(), type="out-of-scope"),
        make("d", outcome="declined", documents=(), type="out-of-scope"),
        make("e", documents=(), type="unanswerable"),
        make("f", outcome="failed", documents=(), type="unanswerable"),
    ]
    assert value("refusal_precision", records) == 2 / 3
    names = (
        "answered",
        "refusal_recall",
        "refusal_recall_near_miss",
        "refusal_recall_out_of_scope",
    )
    assert {name: [MEASURES[name](each) for each in records] for name in names} == {
        "answered": [0, 1, None, None, None, None],
        "refusal_recall": [None, None, 1, 1, 0, 0],
        "refusal_recall_near_miss": [None, None, None, None, 0, 0],
        "refusal_recall_out_of_scope": [None, None, 1, 1, None, None],
    }


def test_a_question_drawn_twice_weighs_as_two(four: list[Record]) -> None:
    twice = np.array([[2.0, 1.0, 0.0, 1.0]])
    copied = [four[0], four[0], four[1], four[3]]
    for name, measure in SET_MEASURES.items():
        prepared, copies = measure.prepare(four), value(name, copied)
        if prepared is not None and copies is not None:
            assert prepared.statistic(twice)[0] == pytest.approx(copies), name


def test_agrees_with_scikit_learn_on_random_confidences(make: Make) -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    drawn = np.random.default_rng(3)
    sure = drawn.integers(0, 20, 60) / 20
    inside = drawn.random(60) < 0.7
    records = [
        make(str(n), probability=float(p), documents=("right",) if known else (), type="fact")
        for n, (p, known) in enumerate(zip(sure, inside, strict=True))
    ]
    assert value("auroc", records) == pytest.approx(metrics.roc_auc_score(inside, sure))


def test_every_measure_says_what_it_means() -> None:
    for each in (*MEASURES.values(), *SET_MEASURES.values()):
        assert each.meaning[:1].isupper() or each.meaning[:1].isdigit(), each.name
