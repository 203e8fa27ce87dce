import pytest
from grant_passages import ENGLISH, SIMPLIFIED, TRADITIONAL

from assistant.grounding.cited import Cited
from assistant.grounding.evidence import Evidence
from assistant.grounding.figure import figure_faults
from assistant.grounding.verdict import Fault


def of(text: str, *cited: Evidence, question: str = "") -> list[Fault]:
    others = [each for each in (ENGLISH, TRADITIONAL, SIMPLIFIED) if each not in cited]
    return figure_faults(text, Cited.of(cited), question, others)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("It pays up to HK$2,000,000.", ENGLISH),
        ("最多200萬港元，2026年6月30日截止。", ENGLISH),
        ("The deadline is 30 June 2026 and the most is HK$2 million.", TRADITIONAL),
        ("The rate is 5 per cent instead of 16.5%.", SIMPLIFIED),
        ("It runs for 24 months.", SIMPLIFIED),
        ("第16B條", ENGLISH),
        ("The page is of 26 February 2026.", ENGLISH),
    ],
)
def test_a_figure_stands_in_any_notation_and_language(text: str, cited: Evidence) -> None:
    assert of(text, cited) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("It pays up to HK$3 million.", "HKD 3,000,000"),
        ("It pays up to HK$2 billion.", "HKD 2,000,000,000"),
        ("It pays up to US$2 million.", "USD 2,000,000"),
        ("最多2,000萬港元。", "HKD 20,000,000"),
        ("The deadline is 30 June 2027.", "2027-06-30"),
        ("Section 16C applies.", "16c"),
    ],
)
def test_another_figure_fails(text: str, fault: str) -> None:
    assert of(text, ENGLISH) == [Fault("figure", fault)]


def test_a_figure_of_another_passage_names_that_passage() -> None:
    assert of("标准税率为16.5%。", TRADITIONAL) == [Fault("figure", "16.5%", better=3)]


def test_a_sum_fails() -> None:
    assert of("The rates add up to 21.5%.", SIMPLIFIED) == [Fault("figure", "21.5%")]


@pytest.mark.parametrize(
    "text",
    [
        "With your 300 staff you meet the minimum of 10.",
        "It is not 300 staff that are asked for, but 10.",
        "貴公司有300名員工，已超過10名。",
    ],
)
def test_the_askers_own_figure_may_be_taken_up(text: str) -> None:
    assert of(text, ENGLISH, question="We have 300 staff. Do we qualify? 我們有300名員工。") == []


def test_what_the_asker_only_supposes_may_not_be_confirmed() -> None:
    question = "The grant is HK$8 million, right?"
    assert of("Yes, the grant is HK$8 million.", ENGLISH, question=question) == [
        Fault("figure", "HKD 8,000,000")
    ]


def test_a_day_and_its_year_may_stand_apart_in_a_line() -> None:
    evidence = Evidence(1, "", "", "12 Sep 2025: creditors meet, claims as of 31 August.", "en")
    assert of("Claims are as of 31 August 2025.", evidence) == []


def test_a_figure_that_belongs_to_something_else_fails() -> None:
    evidence = Evidence(
        1,
        "Fees",
        "Table",
        "The fee for a private company incorporated here is HK$870.\n"
        "Foreign branches that register late are charged HK$2,400.",
        "en",
    )
    said = "The fee for a private company incorporated here is HK$2,400."
    assert of(said, evidence) == [Fault("figure", "HKD 2,400 for this")]
    assert of(said.replace("2,400", "870"), evidence) == []
