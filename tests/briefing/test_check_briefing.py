from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.briefing.briefing import Briefing, Evidence, Section, Statement, Topic
from assistant.briefing.check import problems

TEXT = "# Fees\n\nThe fee is HK$5. It was HK$4 in 2020.\n"


def _problems(briefing: Briefing) -> list[str]:
    return problems(briefing, lambda document: TEXT)


def test_a_briefing_that_holds_has_no_problem(
    briefing: Callable[..., Briefing], fee: Topic
) -> None:
    assert _problems(briefing(fee)) == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (Statement("The fee is HK$5.", ()), "not cited: The fee is HK$5."),
        (Statement("The fee is HK$7.", (1,)), "7 HKD is not in what is cited: The fee is HK$7."),
    ],
)
def test_a_statement_without_citation_or_with_another_figure_is_found(
    briefing: Callable[..., Briefing], fee: Topic, statement: Statement, said: str
) -> None:
    other = Topic("Other", "What else?", (statement,))
    assert said in _problems(briefing(fee, other))


def test_what_is_said_twice_is_found(briefing: Callable[..., Briefing], fee: Topic) -> None:
    assert _problems(briefing(fee, replace(fee, label="Again"))) == ["said twice: The fee is HK$5."]


def test_a_quote_that_is_not_in_its_document_is_found(
    briefing: Callable[..., Briefing], fee: Topic, evidence: Callable[..., Evidence]
) -> None:
    kept = evidence()
    moved = replace(kept, citation=replace(kept.citation, start=0))
    assert _problems(briefing(fee, evidence=(moved,))) == [
        "quote 1 does not stand in fees: The fee is HK$5."
    ]


def test_an_address_that_is_none_of_the_web_is_found(
    briefing: Callable[..., Briefing], fee: Topic, evidence: Callable[..., Evidence]
) -> None:
    kept = evidence()
    bad = replace(kept, citation=replace(kept.citation, url="javascript:alert(1)"))
    assert _problems(briefing(fee, evidence=(bad,))) == [
        "quote 1 has an address that is none of the web: javascript:alert(1)"
    ]


def test_an_empty_section_is_found(briefing: Callable[..., Briefing], fee: Topic) -> None:
    made = briefing(fee)
    made = replace(made, sections=(*made.sections, Section("empty", "Nothing here")))
    assert _problems(made) == ["empty: Nothing here"]


def test_evidence_that_no_mark_points_at_is_found(
    briefing: Callable[..., Briefing], fee: Topic, evidence: Callable[..., Evidence]
) -> None:
    other = evidence("It was HK$4 in 2020.")
    other = replace(other, citation=replace(other.citation, number=2))
    assert _problems(briefing(fee, evidence=(evidence(), other))) == [
        "the marks do not count up from 1 in the order in which they are read"
    ]
