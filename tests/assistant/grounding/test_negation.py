import pytest
from grant_passages import ENGLISH, SIMPLIFIED, TRADITIONAL, said

from assistant.grounding.cited import Cited
from assistant.grounding.evidence import Evidence
from assistant.grounding.nearest import nearest as places_nearest
from assistant.grounding.negation import negation_faults
from assistant.grounding.verdict import Fault


def kinds(text: str, cited: Evidence, nearest: tuple[str, ...] = ()) -> list[str]:
    held = Cited.of([cited])
    near = list(places_nearest(said(text, held)))
    return [fault.kind for fault in negation_faults(text, held, nearest, near)]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Travel costs are not covered by the grant.", ENGLISH),
        ("No, travel costs are not covered.", ENGLISH),
        ("Travel costs are excluded from the grant.", ENGLISH),
        ("交通費不可報銷。", TRADITIONAL),
        ("交通費不獲報銷。", TRADITIONAL),
        ("海外开支不能扣除。", SIMPLIFIED),
        ("标准税率不超过16.5%。", SIMPLIFIED),
    ],
)
def test_what_says_the_same_passes(text: str, cited: Evidence) -> None:
    assert kinds(text, cited) == []


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Travel costs are covered by the grant.", ENGLISH),
        ("交通費可報銷。", TRADITIONAL),
        ("海外开支能扣除。", SIMPLIFIED),
        ("The grant does not pay a company with at least 10 staff.", ENGLISH),
        ("符合条件的专利收入不按5%征税。", SIMPLIFIED),
        ("標準：租金補助不由投資推廣署審批。", TRADITIONAL),
        ("The tax is not HK$2 million.", ENGLISH),
    ],
)
def test_a_negation_dropped_or_added_fails(text: str, cited: Evidence) -> None:
    assert kinds(text, cited) == ["negation"]


def test_an_exception_told_as_the_rule_fails() -> None:
    evidence = Evidence(
        1, "", "", "Dividends are exempt from the tax except dividends of banks.", "en"
    )
    assert kinds("Dividends are exempt from the tax except those of banks.", evidence) == []
    assert kinds("Dividends of banks are paid.", evidence) == ["negation"]


def test_across_languages_the_nearest_lines_must_deny_it_too() -> None:
    nearest = ("The mark is owned by the firm.", "It is paid in cash.")
    assert kinds("商標不屬公司所有。", ENGLISH, nearest) == ["negation"]
    assert kinds("商標不屬公司所有。", ENGLISH, (*nearest, "Rights are excluded.")) == []
    assert kinds("軟件屬消耗品。", ENGLISH, ("Software is not a consumable.",)) == ["negation"]


def test_a_denial_in_other_words_is_told_from_its_opposite() -> None:
    text = "A separate application has to be made for each ship. The fee need not be paid ahead."
    evidence = Evidence(1, "Ships", "Papers", text, "en")
    assert kinds("A separate application must not be made for each ship.", evidence) == ["negation"]
    assert kinds("The fee must be paid ahead.", evidence) == ["negation"]
    assert kinds("The fee is not due ahead.", evidence) == []


def test_what_a_line_denies_with_another_word_of_it_passes() -> None:
    evidence = Evidence(1, "", "", "The card covers trips but no employment.", "en")
    assert kinds("The card does not cover employment.", evidence) == []


def test_a_condition_named_on_both_sides_passes() -> None:
    evidence = Evidence(
        1, "", "", "Income can be taxed unless substance or nexus conditions are met.", "en"
    )
    assert kinds("Income is taxed unless conditions are met.", evidence) == []


def test_the_fault_names_the_words_of_the_passage() -> None:
    held = Cited.of([TRADITIONAL])
    near = list(places_nearest(said("交通費可報銷。", held)))
    assert negation_faults("交通費可報銷。", held, (), near) == [
        Fault("negation", "交通費不可報銷。")
    ]
