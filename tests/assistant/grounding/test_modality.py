import pytest
from grant_passages import ENGLISH, SIMPLIFIED, TRADITIONAL, said

from assistant.grounding.cited import Cited
from assistant.grounding.evidence import Evidence
from assistant.grounding.modality import modality_faults
from assistant.grounding.nearest import nearest
from assistant.grounding.verdict import Fault
from corpus.figures import Figure

TWO_MILLION = Figure("amount", "2000000", "HKD")


def of(text: str, cited: Evidence, question: str = "") -> list[Fault]:
    held = Cited.of([cited])
    clauses = said(text, held, question)
    return modality_faults(text, held, question, (), list(nearest(clauses)), clauses)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("The grant pays HK$2 million to a company.", ENGLISH),
        ("補助金為200萬港元。", ENGLISH),
        ("The subsidy is HK$2 million.", TRADITIONAL),
        ("租金補助為200萬港元。", TRADITIONAL),
    ],
)
def test_up_to_told_as_the_figure_fails(text: str, cited: Evidence) -> None:
    assert of(text, cited) == [Fault("at_most", TWO_MILLION)]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The grant pays a maximum of HK$2 million.", ""),
        ("上限為200萬港元。", ""),
        ("HK$2 million.", "What is the most that the grant pays?"),
        ("HK$2 million.", "最多多少？"),
    ],
)
def test_a_bound_in_other_words_or_in_the_question_passes(text: str, question: str) -> None:
    assert of(text, ENGLISH, question) == []


def test_a_figure_that_also_stands_without_its_bound_passes() -> None:
    evidence = Evidence(
        1, "", "", "It pays up to HK$5 million. Last year HK$5 million was paid.", "en"
    )
    assert of("The amount is HK$5 million.", evidence) == []


def test_a_bound_turned_round_fails() -> None:
    assert of("The grant pays at least HK$2 million.", ENGLISH) == [Fault("at_most", TWO_MILLION)]
    assert of("It is paid to a company with at most 10 staff.", ENGLISH) == [
        Fault("at_least", Figure("quantity", "10", "person"))
    ]


@pytest.mark.parametrize(
    "text",
    ["Interest must be paid to holders in some cases.", "Interest will be paid to holders."],
)
def test_may_told_as_must_or_will_fails(text: str) -> None:
    assert of(text, ENGLISH) == [Fault("modality", "may")]


def test_may_told_as_must_fails_in_chinese() -> None:
    assert of("企业必须申请延期两年。", SIMPLIFIED) == [Fault("modality", "可以")]
    assert of("企业可申请延期两年。", SIMPLIFIED) == []


def test_a_proposal_told_as_fact_fails() -> None:
    assert of("The levy adds 3% from 2027.", ENGLISH) == [Fault("modality", "proposed")]
    assert of("The levy is proposed to add 3% from 2027.", ENGLISH) == []


def test_a_bound_is_that_of_the_place_where_the_figure_stands_nearest() -> None:
    text = "The prize of a workshop is up to HK$2 million. Each bids with at least HK$2 million."
    evidence = Evidence(1, "Grants", "Workshops", text, "en")
    assert of("The prize of a workshop is at least HK$2 million.", evidence) == [
        Fault("at_most", TWO_MILLION)
    ]
    assert of("Each bids with at least HK$2 million.", evidence) == []


def test_may_told_as_must_fails_in_other_words() -> None:
    evidence = Evidence(1, "", "", "Only funded universities can apply for it.", "en")
    assert of("Only funded universities must apply.", evidence) == [Fault("modality", "can")]


def test_whoever_plans_something_is_no_proposal() -> None:
    evidence = Evidence(1, "", "", "至少有30間企業有意進駐。政府計劃投入9億元。", "zh-Hant")
    assert of("At least 30 firms are there.", evidence) == []
    assert of("政府投入9億元。", evidence) == [Fault("modality", "计划")]
