from dataclasses import replace

import pytest

from assistant.evaluation.report.facts import Fact, facts_of
from assistant.evaluation.report.verdict import judged, scope, verdict
from assistant.evaluation.report.why import why

FACTS = {"must_include": (("15%", "15 per cent"), ("2027",))}
NEAR_MISS = {"type": "unanswerable", "documents": ()}
OUTSIDE = {"type": "out-of-scope", "documents": ()}


def test_a_right_answer_needs_no_reason(make):
    record = make(text="15% until 2027 [1]", quotes=("15% until 2027",), **FACTS)
    assert (verdict(record), judged(record), why(record)) == ("answered right", "right", [])


def test_a_missing_fact_is_named_with_the_passage_that_says_it(make):
    record = make(
        text="It is 15%. [1]",
        quotes=("It is 15%.",),
        places=("wrong > A: x", "right > Rates: 15 percent", "right > Ends: until 2027"),
        sections=("Ends",),
        **FACTS,
    )
    assert verdict(record) == "answered partly"
    assert why(record) == [
        "1 of 2 facts missing: 2027 (the passage at rank 3 says it).",
        "Right document found at rank 2.",
        "Right section found at rank 3.",
    ]
    assert facts_of(record) == [
        Fact(("15%", "15 per cent"), True, True, (2,)),
        Fact(("2027",), True, False, (3,)),
    ]


def test_what_was_not_found_and_not_cited_is_said(make):
    record = make(text="Nothing.", places=("wrong > A: x",), **FACTS)
    assert verdict(record) == "answered wrong"
    assert why(record) == [
        "2 of 2 facts missing: 15% / 15 per cent (no retrieved passage says it); "
        "2027 (no retrieved passage says it).",
        "No right document among the 1 passage retrieved.",
        "None of the right documents is cited.",
    ]


def test_a_refusal_of_what_the_corpus_answers_is_not_right(make):
    record = make(outcome="no_evidence", probability=0.31, places=("right > A: x",), **FACTS)
    assert (verdict(record), judged(record)) == ("refused", "not right")
    assert why(record) == [
        "Refused although the corpus answers (confidence 0.31, threshold 0.50).",
        "Right document found at rank 1.",
    ]


@pytest.mark.parametrize(
    ("fields", "where", "reason"),
    [
        (OUTSIDE, "out of scope", "Answered although nothing in the corpus answers it."),
        (
            NEAR_MISS,
            "near miss",
            "Answered although nothing in the corpus does: it knows the subject, the detail is "
            "absent.",
        ),
    ],
)
def test_an_answer_where_the_corpus_has_none_is_wrong(make, fields, where, reason):
    record = make(text="It is so.", **fields)
    assert (scope(record.question), verdict(record)) == (where, "answered wrong")
    assert why(record) == [reason]


def test_a_right_refusal_needs_no_reason(make):
    record = make(outcome="no_evidence", **OUTSIDE)
    assert (verdict(record), judged(record), why(record)) == ("refused", "right", [])


def test_a_failure_says_its_error(make):
    record = replace(make(outcome="failed", **FACTS), error="the model is away")
    assert (verdict(record), judged(record)) == ("failed", "not right")
    assert why(record) == ["Failed: the model is away"]


def test_without_reference_facts_nothing_is_judged(make):
    record = make(text="It is so. [1]", quotes=("It is so.",))
    assert (verdict(record), judged(record)) == ("answered, not judged", "not judged")
    assert why(record) == ["The question has no reference facts: right or wrong cannot be told."]


def test_a_quote_that_is_not_in_the_document_is_told_of_right_answers_too(make):
    record = make(text="15% until 2027 [1]", quotes=("15% until 2027",), **FACTS)
    assert why(replace(record, quotes_exact=(False,))) == [
        "Quote 1 does not stand letter by letter in its document."
    ]
