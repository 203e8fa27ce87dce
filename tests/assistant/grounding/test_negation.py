import pytest
from grant_passages import ENGLISH, SIMPLIFIED, TRADITIONAL

from assistant.grounding.cited import Cited
from assistant.grounding.evidence import Evidence
from assistant.grounding.negation import negation_faults


def kinds(text: str, cited: Evidence, nearest: tuple[str, ...] = ()) -> list[str]:
    return [fault.kind for fault in negation_faults(text, Cited.of([cited]), nearest)]


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
