from dataclasses import replace

import pytest

from assistant.advice import asks_for_advice
from assistant.assistant import Assistant
from assistant.citation import Citation
from assistant.notices import notices_of
from assistant.query import analyse
from corpus.glossary import load_glossary

GLOSSARY = load_glossary()
ENGLISH, CHINESE = "rd-enhanced-tax-deduction", "zh-ttps-renewal-figures"


def citation(number: int, document: str, as_of: str, status: str = "in-force") -> Citation:
    return Citation(number, document, "Title", "", None, "Words.", status, as_of, "", ())


def notices(assistant: Assistant, question: str, *citations: Citation, today: str = "2026-11-24"):
    documents = assistant.index.documents
    return notices_of(analyse(question, GLOSSARY), citations, documents, today)


def test_sources_of_one_day_are_dated_once(assistant):
    found = [citation(1, ENGLISH, "2026-02-26"), citation(2, ENGLISH, "2026-02-26")]
    assert notices(assistant, "How much is deducted?", *found) == ["As of 2026-02-26."]


def test_sources_of_different_days_are_told_apart(assistant):
    found = [citation(1, ENGLISH, "2026-02-26"), citation(2, ENGLISH, "2026-05")]
    assert notices(assistant, "How much is deducted?", *found) == [
        "The sources are of different dates: [1] 2026-02-26; [2] 2026-05."
    ]


@pytest.mark.parametrize(
    ("as_of", "today", "old"),
    [
        ("2025-11-23", "2026-11-24", True),
        ("2025-11-24", "2026-11-24", False),
        ("2025-10", "2026-11-24", True),
        ("2025-11", "2026-11-24", False),
        ("2025", "2026-11-24", False),
        ("2024", "2026-11-24", True),
    ],
)
def test_a_reader_is_warned_when_the_newest_source_is_older_than_a_year(
    assistant, as_of, today, old
):
    found = notices(assistant, "How much?", citation(1, ENGLISH, as_of), today=today)
    assert any("more than a year ago" in notice for notice in found) == old


def test_proposed_and_superseded_sources_are_named(assistant):
    found = [
        citation(1, ENGLISH, "2026-02-26", "proposed"),
        citation(2, ENGLISH, "2026-02-26", "superseded"),
    ]
    assert notices(assistant, "How much?", *found) == [
        "[2]: a superseded document, kept for the record.",
        "[1]: proposed, not yet law.",
        "As of 2026-02-26.",
    ]


def test_an_answer_from_the_other_language_says_so(assistant):
    only = notices(assistant, "How much?", citation(1, CHINESE, "2026-02-12"))
    assert only[0].startswith("The corpus answers this in Chinese")
    both = [citation(1, CHINESE, "2026-02-12"), citation(2, ENGLISH, "2026-02-12")]
    assert notices(assistant, "How much?", *both)[0].startswith("Some of this is quoted from")


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Should I restructure my company to pay less tax?", True),
        ("Would you recommend a branch?", True),
        ("我们应该在香港设分公司吗？", True),
        ("你建議我哋用邊個架構？", True),
        ("What should a tenancy agreement contain?", False),
        ("哪些开支应课税？", False),
        ("What is the profits tax rate?", False),
    ],
)
def test_who_asks_for_advice_on_their_own_case_is_told_what_this_is(assistant, question, asks):
    assert asks_for_advice(question) == asks
    found = notices(assistant, question, replace(citation(1, ENGLISH, "2026-02-26")))
    assert (
        any("adviser" in notice or "顾问" in notice or "顧問" in notice for notice in found) == asks
    )


def test_a_quote_that_speaks_of_a_bill_is_told_apart_from_law(assistant):
    quote = replace(citation(1, ENGLISH, "2026-02-26"), quote="The Bill would cover loans.")
    assert notices(assistant, "Are loans covered?", quote)[0] == (
        "[1]: speaks of a proposal; check whether it is law yet."
    )
    billion = replace(quote, quote="It paid HK$2 billion for proposals.", section="Bills")
    plain = replace(quote, quote="It paid HK$2 billion.")
    assert len(notices(assistant, "How much?", billion)) == 2
    assert notices(assistant, "How much?", plain) == ["As of 2026-02-26."]
