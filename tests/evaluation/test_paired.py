from collections.abc import Callable, Sequence

import numpy as np
import pytest

from assistant.evaluation.measures.registry import HEADLINE, MEASURES
from assistant.evaluation.paired import compare, holm
from assistant.evaluation.record import Record

Make = Callable[..., Record]


def _run(make: Make, right: str, extra: Sequence[Record] = ()) -> list[Record]:
    """Ten questions with one fact each; those in `right` are answered with it."""
    names = [str(number) for number in range(10)]
    records = [
        make(name, text="5%" if name in right else "6%", must_include=(("5%",),)) for name in names
    ]
    return [*records, *extra]


def test_a_run_does_not_differ_from_itself(make: Make) -> None:
    run = _run(make, "012")
    found = compare(run, run)
    assert (found.questions, found.turned_right, found.turned_wrong) == (10, (), ())
    facts = found.differences["all_facts"]
    assert (facts.before, facts.difference, facts.low, facts.high) == (3 / 10, 0, 0, 0)
    assert (facts.p, facts.corrected) == (1, 1)


def test_names_the_questions_that_turned(make: Make) -> None:
    found = compare(_run(make, "0123"), _run(make, "123456"))
    assert found.turned_right == ("tax/4", "tax/5", "tax/6")
    assert found.turned_wrong == ("tax/0",)
    facts = found.differences["all_facts"]
    assert (facts.n, facts.before, facts.after, facts.difference) == (10, 0.4, 0.6, 0.2)


def test_p_is_how_often_swapping_at_random_differs_as_much(make: Make) -> None:
    # Eight of eight changes are gains: by chance 2 of 2^8 signs are all alike.
    found = compare(_run(make, "0"), _run(make, "012345678")).differences["all_facts"]
    assert found.difference == 8 / 10
    assert found.p == pytest.approx(2 / 2**8, abs=0.003)


def test_agrees_with_scipys_permutation_test(make: Make) -> None:
    stats = pytest.importorskip("scipy.stats")
    before, after = _run(make, "012"), _run(make, "2345678")
    ours = compare(before, after).differences["all_facts"]
    values = [np.array([MEASURES["all_facts"](each) for each in run]) for run in (after, before)]
    theirs = stats.permutation_test(
        values,
        lambda a, b, axis: np.mean(a, axis) - np.mean(b, axis),
        permutation_type="samples",
        n_resamples=np.inf,
    )
    assert ours.p == pytest.approx(theirs.pvalue, abs=0.02)


def test_compares_measures_of_many_questions_in_pairs(make: Make) -> None:
    outside = [
        make(f"o{number}", outcome="no_evidence", documents=(), type="out-of-scope")
        for number in range(4)
    ]
    refusing = [
        make(str(number), outcome="no_evidence", must_include=(("5%",),)) for number in range(10)
    ]
    found = compare(_run(make, "", outside), [*refusing, *outside])
    precision = found.differences["refusal_precision"]
    assert (precision.before, precision.after) == (4 / 4, pytest.approx(4 / 14, abs=1e-4))
    assert (precision.better, precision.p < 0.05) == ("higher", True)


def test_compares_only_what_both_runs_asked(make: Make) -> None:
    changed = make("0", text="5%", must_include=(("7%",),))
    only = make("x", text="5%", must_include=(("5%",),))
    found = compare(_run(make, "0", [only]), [changed, *_run(make, "0")[1:]])
    assert (found.questions, found.unpaired) == (9, ("tax/0", "tax/x"))


def test_runs_without_a_common_question_have_no_differences(make: Make) -> None:
    found = compare([make("a")], [make("b")])
    assert (found.questions, dict(found.differences)) == (0, {})


def test_corrects_after_holm_by_hand() -> None:
    assert holm([0.01, 0.04, 0.03]) == [3 * 0.01, 2 * 0.03, 2 * 0.03]
    assert holm([0.6, 0.7]) == [1.0, 1.0]
    assert holm([]) == []


def test_corrects_the_headline_measures_only(make: Make) -> None:
    found = compare(_run(make, "0"), _run(make, "1"))
    corrected = {name for name, each in found.differences.items() if each.corrected is not None}
    assert corrected == set(HEADLINE) & set(found.differences)
    assert len(HEADLINE) <= 8
