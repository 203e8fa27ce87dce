import pytest

from assistant.evaluation.paired import Comparison, Difference
from assistant.evaluation.report.conclusion import conclusion, reading


def difference(change: float, p: float, better: str = "higher") -> Difference:
    return Difference(100, better, 0.5, 0.5 + change, change, change - 0.05, change + 0.05, p, p)


def told(**differences: Difference) -> str:
    return conclusion(Comparison(100, differences, ("tax/a", "tax/b"), ("tax/c",), ()))


TURNED = " Of 100 questions, 2 turned right and 1 turned wrong."


def test_a_gain_beyond_chance_is_better():
    assert told(truthfulness=difference(0.08, 0.0004), answered=difference(0.01, 0.6)) == (
        "Better than before: truthfulness +0.080 (from 0.500 to 0.580; 95% interval +0.030 to "
        "+0.130, p < 0.001)." + TURNED
    )


def test_a_loss_beyond_chance_is_worse():
    assert told(all_facts=difference(-0.08, 0.02)) == (
        "Worse than before: all facts −0.080 (from 0.500 to 0.420; 95% interval −0.130 to −0.030, "
        "p 0.020)." + TURNED
    )


def test_a_gain_here_and_a_loss_there_is_mixed():
    text = told(all_facts=difference(0.08, 0.02), refusal_recall=difference(-0.2, 0.01))
    assert text.startswith("Mixed: better in all facts +0.080 (")
    assert "; worse in refusal recall −0.200 (" in text


def test_a_difference_that_chance_makes_is_not_clear():
    assert told(all_facts=difference(0.08, 0.21), answered=difference(0.01, 0.6)) == (
        "No clear difference: no headline measure differs by more than chance would (smallest "
        "corrected p: 0.210)." + TURNED
    )


def test_only_some_measures_are_told():
    names = ("truthfulness", "all_facts", "figure_accuracy", "citation_recall", "answered")
    assert "and 2 more measures." in told(**{name: difference(0.08, 0.001) for name in names})


def test_runs_that_agree_are_the_same():
    same = Difference(100, "higher", 0.5, 0.5, 0.0, 0.0, 0.0, 1.0, 1.0)
    assert told(answered=same) == "The two runs are the same in every headline measure." + TURNED


def test_runs_without_a_common_question_cannot_be_compared():
    assert conclusion(Comparison(0, {}, (), (), ("tax/a",))) == (
        "The two runs have no question in common: they cannot be compared."
    )


@pytest.mark.parametrize(
    ("change", "better", "expected"), [(0.08, "lower", "worse"), (-0.08, "lower", "better")]
)
def test_where_less_is_better_a_gain_is_a_loss(change, better, expected):
    assert reading(difference(change, 0.01, better)) == expected
