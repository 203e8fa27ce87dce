import random
from collections.abc import Callable
from math import log2

import pytest

from assistant.evaluation.measures.ranking import Ranking, ndcg, recall, reciprocal_rank, success
from assistant.evaluation.measures.registry import MEASURES
from assistant.evaluation.record import Record

Make = Callable[..., Record]


def test_counts_what_is_relevant_by_hand() -> None:
    ranking = Ranking({"a": 2, "b": 1, "c": 1}, ("x", "b", "b", "a", "y"))
    assert success(ranking, 1) == 0
    assert success(ranking, 2) == 1
    assert recall(ranking, 3) == 1 / 3
    assert recall(ranking, 5) == 2 / 3
    assert reciprocal_rank(ranking) == 1 / 2
    best = 2 / log2(2) + 1 / log2(3) + 1 / log2(4)
    assert ndcg(ranking, 10) == pytest.approx((1 / log2(3) + 2 / log2(5)) / best)


def test_a_document_that_comes_again_gains_nothing() -> None:
    assert Ranking({"a": 1, "b": 1}, ("a", "a", "b")).found == (1, 0, 1)


def test_a_ranking_without_anything_relevant_is_worth_nothing() -> None:
    ranking = Ranking({"a": 1}, ("x", "y"))
    assert (success(ranking, 5), recall(ranking, 5)) == (0, 0)
    assert (reciprocal_rank(ranking), ndcg(ranking, 10)) == (0, 0)


def test_agrees_with_trec_eval_to_four_places() -> None:
    trec = pytest.importorskip("ir_measures")
    measures = {
        trec.Success @ 3: lambda r: success(r, 3),
        trec.R @ 5: lambda r: recall(r, 5),
        trec.RR: reciprocal_rank,
        trec.nDCG @ 10: lambda r: ndcg(r, 10),
    }
    drawn = random.Random(5)
    for _ in range(200):
        names = [f"d{number:02d}" for number in range(30)]
        gains = {name: drawn.randint(0, 3) for name in drawn.sample(names, 8)} | {"d00": 1}
        units = tuple(drawn.sample(names, 20))
        run = {unit: float(20 - rank) for rank, unit in enumerate(units)}
        theirs = {
            each.measure: each.value
            for each in trec.iter_calc(list(measures), {"q": gains}, {"q": run})
        }
        ours = {measure: of(Ranking(gains, units)) for measure, of in measures.items()}
        assert ours == {
            measure: pytest.approx(value, abs=1e-4) for measure, value in theirs.items()
        }


def _measured(record: Record, *names: str) -> tuple[float | None, ...]:
    return tuple(MEASURES[name](record) for name in names)


def test_ranks_documents_sections_and_pages(make: Make) -> None:
    record = make(
        places=("wrong > Rates @1", "right > Tax > Rates @7", "right > Tax > Other @2"),
        sections=("Rates", "Terms"),
        pages=(("right", 2),),
    )
    assert _measured(record, "document_success@1", "document_success@3", "document_rr") == (
        0,
        1,
        1 / 2,
    )
    # Its name is right in the wrong document: that is not the reference section.
    assert _measured(record, "section_success@3", "section_recall@5", "section_rr") == (
        1,
        1 / 2,
        1 / 2,
    )
    assert _measured(record, "page_success@1", "page_rr") == (0, 1 / 3)


def test_grades_documents_where_the_question_does(make: Make) -> None:
    record = make(
        documents=("right", "better"), gains={"better": 3}, places=("right", "wrong", "better")
    )
    best = 3 / log2(2) + 1 / log2(3)
    (value,) = _measured(record, "document_ndcg@10")
    assert value == pytest.approx((1 / log2(2) + 3 / log2(4)) / best)


def test_a_passage_is_relevant_when_it_holds_evidence(make: Make) -> None:
    record = make(
        evidence=("taxed at 5 per cent", "from 2024"),
        places=(
            "wrong: taxed at 5 per cent",
            "right: Taxed at 5%.",
            "right: taxed at 5%, from 2024",
        ),
    )
    assert _measured(record, "passage_rr", "passage_recall@5") == (1 / 2, 2 / 2)


def test_without_evidence_a_passage_needs_the_section_and_a_fact(make: Make) -> None:
    record = make(
        sections=("Rates",),
        must_include=(("5%",),),
        places=("right > Rates: none", "right > Other: 5%", "right > Rates: 5 per cent"),
    )
    # How many such passages there are is not known: recall and nDCG do not apply.
    assert _measured(record, "passage_rr", "passage_recall@5", "passage_ndcg@10") == (
        1 / 3,
        None,
        None,
    )


def test_does_not_apply_without_a_reference(make: Make) -> None:
    record = make(documents=(), type="out-of-scope", places=("wrong",))
    assert {value for name, m in MEASURES.items() if "@" in name for value in [m(record)]} == {None}


def test_a_question_that_failed_counts_as_zero(make: Make) -> None:
    failed = make(outcome="failed", must_include=(("5%",),), answer="5%")
    assert _measured(failed, "document_success@5", "facts", "quotes_exact", "citation_recall") == (
        0,
        0,
        0,
        0,
    )
    # A run must not look brief by failing.
    assert _measured(failed, "words", "section_rr") == (None, None)
