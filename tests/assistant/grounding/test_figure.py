import pytest
from grant_passages import ENGLISH, SIMPLIFIED, TRADITIONAL, said

from assistant.grounding.cited import Cited
from assistant.grounding.evidence import Evidence
from assistant.grounding.figure import figure_faults
from assistant.grounding.verdict import Fault
from corpus.figures import Figure


def of(text: str, *cited: Evidence, question: str = "") -> list[Fault]:
    others = [each for each in (ENGLISH, TRADITIONAL, SIMPLIFIED) if each not in cited]
    held = Cited.of(cited)
    return figure_faults(text, held, question, others, said(text, held, question))


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
        ("It pays up to HK$3 million.", Figure("amount", "3000000", "HKD")),
        ("It pays up to HK$2 billion.", Figure("amount", "2000000000", "HKD")),
        ("It pays up to US$2 million.", Figure("amount", "2000000", "USD")),
        ("最多2,000萬港元。", Figure("amount", "20000000", "HKD")),
        ("The deadline is 30 June 2027.", Figure("date", "2027-06-30")),
        ("Section 16C applies.", Figure("label", "16c")),
    ],
)
def test_another_figure_fails(text: str, fault: Figure) -> None:
    assert of(text, ENGLISH) == [Fault("figure", fault)]


def test_a_figure_of_another_passage_names_that_passage() -> None:
    assert of("标准税率为16.5%。", TRADITIONAL) == [
        Fault("figure", Figure("percent", "16.5", "%"), better=3)
    ]


def test_a_sum_fails() -> None:
    assert of("The rates add up to 21.5%.", SIMPLIFIED) == [
        Fault("figure", Figure("percent", "21.5", "%"))
    ]


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
        Fault("figure", Figure("amount", "8000000", "HKD"))
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
    claim = "The fee for a private company incorporated here is HK$2,400."
    assert of(claim, evidence) == [Fault("figure_elsewhere", Figure("amount", "2400", "HKD"))]
    assert of(claim.replace("2,400", "870"), evidence) == []


def test_a_figure_of_another_cell_or_part_of_the_sentence_fails() -> None:
    row = "Deep Yard — Ceiling: HK$4 million; Minimum project cost: HK$9 million"
    evidence = Evidence(1, "Grants", "Yards", "See the table.", "en", lines=(row,))
    claim = "At Deep Yard the minimum project cost is HK$4 million."
    assert of(claim, evidence) == [Fault("figure_elsewhere", Figure("amount", "4000000", "HKD"))]
    assert of(claim.replace("4", "9"), evidence) == []


def test_what_the_question_asks_binds_a_short_answer() -> None:
    text = "The ceiling for a small workshop is HK$4 million. A large workshop gets HK$9 million."
    evidence = Evidence(1, "Grants", "Workshops", text, "en")
    question = "What is the ceiling for a small workshop?"
    assert of("It is HK$9 million.", evidence, question=question) == [
        Fault("figure_elsewhere", Figure("amount", "9000000", "HKD"))
    ]
    assert of("It is HK$4 million.", evidence, question=question) == []


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Thresholds are HK$80 million for goods, 40 for services.", "8,000萬港元；4,000萬港元"),
        ("It rose by HK$4.8 billion (69.4 minus 64.6).", "HK$4.8 billion HK$69.4bn HK$64.6bn"),
        ("About 86.7%: 8 x 130% / (8 + 4).", "HK$8 million, HK$4 million, 130%, 86.7%"),
        ("A foreigner may own 100% of a company.", "Foreigners may own all of a company."),
        ("全數（100%）可扣除。", "The full cost is deducted."),
        ("It helped 300 firms in the first half of 2024.", "300 firms, January to June 2024"),
        ("About 25% came from overseas.", "Sixty per cent are local and a quarter from overseas."),
        ("It is in category A1.", "甲一類：不超過250克"),
    ],
)
def test_a_figure_may_be_written_shorter_or_in_words(text: str, passage: str) -> None:
    language = "zh-Hant" if "類" in passage or "萬" in passage else "en"
    assert of(text, Evidence(1, "", "", passage, language)) == []


def test_a_bare_number_is_no_amount_of_the_passage() -> None:
    evidence = Evidence(1, "", "", "The grant is HK$40 million.", "en")
    assert of("It is paid to 40 companies.", evidence) == [Fault("figure", Figure("number", "40"))]
