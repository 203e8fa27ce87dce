from collections.abc import Callable

import pytest

from assistant.evaluation.measures.figures import unquoted_figures
from assistant.evaluation.measures.latency import Latency, latency
from assistant.evaluation.measures.registry import MEASURES
from assistant.evaluation.record import Record
from corpus.figures import Figure

Make = Callable[..., Record]


def _of(record: Record, *names: str) -> tuple[float | None, ...]:
    return tuple(MEASURES[name](record) for name in names)


def test_gives_the_share_of_facts_in_the_answer(make: Make) -> None:
    record = make(text="A rate of 5 per cent [1].", must_include=(("5%", "five"), ("2024",)))
    assert _of(record, "facts", "all_facts") == (1 / 2, 0)


def test_a_refusal_states_no_fact_even_if_it_quotes_one(make: Make) -> None:
    record = make(outcome="no_evidence", text="Nearest: 5% [1].", must_include=(("5%",),))
    assert _of(record, "facts", "figure_accuracy") == (0, None)


def test_weighs_nuggets_as_trec_does(make: Make) -> None:
    nuggets = [
        {"alternatives": ["5%"]},
        {"alternatives": ["2024"]},
        {"alternatives": ["IRD"], "vital": False},
    ]
    record = make(text="It is 5% says the IRD", nuggets=nuggets)
    assert _of(record, "vital_nuggets", "weighted_nuggets") == (1 / 2, (1 + 0.5) / (1 + 1 + 0.5))
    # Six words, below the 2 x 20 allowed: P = 1, R = 1/2.
    assert _of(record, "nugget_f") == ((9 + 1) * 1 * 0.5 / (9 * 1 + 0.5),)


def test_length_beyond_the_allowance_lowers_the_nugget_score(make: Make) -> None:
    nuggets = [{"alternatives": ["word"]}]
    record = make(text="word " * 80, nuggets=nuggets)
    assert _of(record, "nugget_f") == ((9 + 1) * (20 / 80) * 1 / (9 * (20 / 80) + 1),)


def test_compares_figures_across_languages(make: Make) -> None:
    record = make(
        answer="HK$2 million at 16.5%, from 30 June 2026, within two years.",
        text="由2026年6月起，首200萬港元按百分之十六點五徵稅，為期24個月。[1]",
        quotes=("由2026年6月起，首200萬港元按百分之十六點五徵稅",),
    )
    # The day is missing; the answer's 24 months are in no quote.
    assert _of(record, "figure_accuracy", "figures_quoted") == (3 / 4, 3 / 4)
    assert unquoted_figures(record) == {Figure("quantity", "24", "month")}


def test_counts_exact_quotes(make: Make) -> None:
    assert _of(make(quotes=("a", "b")), "quotes_exact") == (2 / 2,)
    assert _of(make(), "quotes_exact") == (None,)


def test_counts_words_of_answers_and_not_their_marks(make: Make) -> None:
    chinese = make(text="六個月內提出[1]。")
    assert _of(make(text="Two words [1]."), "words") == (2,)
    assert _of(chinese, "words") == (pytest.approx(6 * 160 / 300),)
    assert _of(make(outcome="no_evidence", text="No."), "words") == (None,)


def test_gives_the_median_and_the_95th_percentile() -> None:
    assert latency({str(n): float(n) for n in range(101)}) == Latency(101, 50.0, 95.0)
    assert latency({}) is None


@pytest.mark.parametrize(
    ("fields", "score"),
    [
        ({"text": "5% from 2024", "must_include": (("5%",), ("2024",))}, 1),
        ({"text": "5%", "must_include": (("5%",), ("2024",))}, 0.5),
        ({"text": "6%", "must_include": (("5%",), ("2024",))}, -1),
        ({"outcome": "no_evidence", "must_include": (("5%",),)}, 0),
        ({"outcome": "failed", "must_include": (("5%",),)}, 0),
        ({"text": "5%"}, None),
        ({"text": "5%", "documents": (), "type": "unanswerable"}, -1),
        ({"outcome": "declined", "documents": (), "type": "unanswerable"}, 1),
        ({"outcome": "failed", "documents": (), "type": "unanswerable"}, 0),
    ],
)
def test_wrong_costs_more_than_silence(
    make: Make, fields: dict[str, object], score: float | None
) -> None:
    assert MEASURES["truthfulness"](make(**fields)) == score
    assert MEASURES["right"](make(**fields)) == (None if score is None else float(score == 1))
