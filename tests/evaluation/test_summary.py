import json
from collections.abc import Callable

import pytest

from assistant.evaluation.interval import Estimate
from assistant.evaluation.measures.registry import HEADLINE, MEASURES, SET_MEASURES
from assistant.evaluation.record import Record
from assistant.evaluation.slices import groups
from assistant.evaluation.summary import load_summary, summarise

Make = Callable[..., Record]
Run = Callable[..., list[Record]]


def test_a_question_stands_in_every_slice_it_belongs_to(make: Make) -> None:
    record = make(
        language="zh-Hant",
        type="cross-lingual",
        persona="officer",
        testset="setup",
        languages=("en", "zh-Hans"),
        kinds=("policy", "guide"),
    )
    outside = make("b", documents=(), type="out-of-scope", languages=(), kinds=())
    assert [(each.by, each.value, len(each.records)) for each in groups([record, outside])] == [
        ("all", "all", 2),
        ("scope", "across languages", 1),
        ("scope", "answerable", 1),
        ("scope", "unanswerable", 1),
        ("type", "cross-lingual", 1),
        ("type", "out-of-scope", 1),
        ("language", "en", 1),
        ("language", "zh-Hant", 1),
        ("language pair", "zh-Hant > en+zh-Hans", 1),
        ("persona", "investor", 1),
        ("persona", "officer", 1),
        ("kind", "guide", 1),
        ("kind", "policy", 1),
        ("area", "setup", 1),
        ("area", "tax", 1),
    ]


def test_a_summary_is_the_same_every_time_and_after_being_stored(make: Make) -> None:
    records = [
        make(str(number), text="5%" if number % 3 else "6%", must_include=(("5%",),))
        for number in range(9)
    ]
    summary = summarise(records)
    stored = json.dumps(summary.as_json())
    assert load_summary(json.loads(stored)) == summary
    assert json.dumps(summarise(records).as_json()) == stored
    facts = summary.slice("all", "all").estimates["all_facts"]
    assert (facts.n, facts.mean) == (9, round(6 / 9, 4))
    assert 0 < facts.low < facts.mean < facts.high <= 1
    assert summary.slice("type", "temporal") is None


def test_a_measure_that_applies_to_no_question_is_absent(make: Make) -> None:
    found = summarise([make(text="Text.")]).slices[0].estimates
    assert "facts" not in found
    assert found["answered"] == Estimate(1, 1.0, 1.0, 1.0)


def test_no_questions_give_no_slices() -> None:
    assert summarise([]).slices == ()


@pytest.fixture
def run(make: Make) -> Run:
    """Give a run of 20 answerable and 10 unanswerable questions that the given fields spoil."""

    def records(
        inside: dict[str, object] | None = None, outside: dict[str, object] | None = None
    ) -> list[Record]:
        good = {
            "text": "The rate is 5%. [1]",
            "quotes": ("The rate is 5%.",),
            "places": ("right > Rates", "wrong > Other"),
            "probability": 0.9,
        }
        refused = {"outcome": "no_evidence", "text": "Not said.", "probability": 0.1}
        return [
            make(
                f"in-{number}",
                answer="5%",
                must_include=(("5%",),),
                sections=("Rates",),
                **(good | (inside or {})),
            )
            for number in range(20)
        ] + [
            make(f"out-{number}", documents=(), type=kind, **(refused | (outside or {})))
            for number in range(10)
            for kind in (["unanswerable", "out-of-scope"][number % 2],)
        ]

    return records


def _headline(records: list[Record]) -> dict[str, float]:
    found = summarise(records).slice("all", "all").estimates
    return {name: found[name].mean for name in HEADLINE}


def test_a_run_without_fault_has_the_best_of_everything(run: Run) -> None:
    assert set(_headline(run()).values()) == {1.0}
    found = summarise(run()).slices[0].estimates
    for name in ("refusal_precision", "auroc"):
        assert found[name].mean == 1.0, name
    # Answering the ten least sure as well would make 10 of 30 wrong.
    assert found["aurc"].mean == round((20 * 0 + 10 * 10 / 30) / 30, 4)


def test_a_broken_retriever_shows_in_ranking_facts_and_truthfulness(run: Run) -> None:
    wrong = {
        "text": "The fee is HK$100. [1]",
        "quotes": ("The fee is HK$100.",),
        "places": ("wrong > Fees", "other > Rates"),
    }
    assert _headline(run(inside=wrong)) == {
        "truthfulness": pytest.approx((20 * -1 + 10 * 1) / 30, abs=1e-4),
        "all_facts": 0,
        "figure_accuracy": 0,
        # It still quotes faithfully, and answers and refuses as before.
        "citation_recall": 1,
        "answered": 1,
        "refusal_recall": 1,
        "document_success@1": 0,
        "section_success@5": 0,
    }


def test_a_run_that_always_refuses_gains_no_truth_and_loses_precision(run: Run) -> None:
    refused = {"outcome": "no_evidence", "text": "Not said. Nearest: 5%.", "quotes": ()}
    records = run(inside=refused)
    found = summarise(records).slices[0].estimates
    values = {name: found[name].mean for name in HEADLINE if name in found}
    assert values == {
        "truthfulness": round((20 * 0 + 10 * 1) / 30, 4),
        "all_facts": 0,
        "figure_accuracy": 0,
        "answered": 0,
        "refusal_recall": 1,
        # What was found is measured though it was not used.
        "document_success@1": 1,
        "section_success@5": 1,
    }
    assert found["refusal_precision"].mean == round(10 / 30, 4)


def test_a_run_that_always_cites_the_first_document_shows_in_citations(run: Run) -> None:
    first = {"quotes": ("Welcome to the first document of the corpus.",)}
    answers_all = {"outcome": "answered", "text": "The rate is 5%. [1]", "probability": 0.9}
    found = _headline(run(inside=first, outside=answers_all | first))
    assert (found["citation_recall"], found["document_success@1"]) == (0, 1)
    assert found["refusal_recall"] == 0
    estimates = summarise(run(inside=first, outside=answers_all | first)).slices[0].estimates
    # Nothing is refused, so there is no precision; a confidence that says nothing is chance.
    assert "refusal_precision" not in estimates
    assert estimates["auroc"].mean == 0.5


def test_failing_gains_nothing(run: Run) -> None:
    failed = {"outcome": "failed", "text": "", "quotes": (), "places": (), "probability": None}
    values = _headline(run(inside=failed, outside=failed))
    assert set(values.values()) == {0.0}


def test_every_measure_has_a_name_of_its_own() -> None:
    assert not set(MEASURES) & set(SET_MEASURES)
    assert set(HEADLINE) <= set(MEASURES) | set(SET_MEASURES)
