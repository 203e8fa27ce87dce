from dataclasses import replace

import pytest
from small_briefing import FEE, FORM, TEXT, WAS, small_briefing

from assistant.briefing.briefing import Briefing, Remark, Section, Topic
from assistant.briefing.check import problems
from assistant.briefing.edit import edited, is_edited, own_words, settled, without
from assistant.briefing.labels import label
from corpus.document import Language


def _section(briefing: Briefing, wanted: str) -> Section:
    return next(each for each in briefing.sections if each.id == wanted)


def test_without_a_statement_marks_doubts_and_what_to_verify_fit_what_is_left() -> None:
    before = small_briefing()
    after = without(before, WAS)
    first, _, third = before.evidence
    assert after.statements == (FEE, replace(FORM, cited=(2,)))
    assert after.evidence == (first, replace(third, citation=replace(third.citation, number=2)))
    assert _section(after, "verify").remarks == (Remark(label("verify_none", "en")),)
    assert [each.reasons for each in before.doubts] == [
        (label("why_earlier", "en"), label("why_worked", "en"), label("why_first_page", "en"))
    ]
    assert [each.reasons for each in after.doubts] == [
        (label("why_worked", "en"), label("why_first_page", "en"))
    ]
    assert problems(after, lambda _: TEXT) == []


def test_a_topic_goes_with_its_last_statement_and_a_worked_example_keeps_its_rates() -> None:
    after = without(without(without(small_briefing(), FEE), WAS), replace(FORM, cited=(2,)))
    fees = _section(after, "fees")
    assert fees.topics == () and fees.worked[0].stated == FEE
    assert [each.citation.quote for each in after.evidence] == [FEE.text]
    assert after.unanswered == ("When?",)


def test_a_section_of_which_nothing_is_left_is_not_in_the_briefing() -> None:
    said = replace(FORM, cited=(1,))
    added = Section("said", "Said", topics=(Topic("Colour", "Which?", (said,)),))
    before = small_briefing()
    both = replace(before, sections=(*before.sections, added))
    dropped = without(both, said)
    assert [each.id for each in dropped.sections] == ["fees", "asked", "verify", "open"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The charge is HK$5. (edited by hand)"),
        ("zh-Hant", "The charge is HK$5.（經人手修改）"),
        ("zh-Hans", "The charge is HK$5.（经人工修改）"),
    ],
)
def test_other_words_stand_in_the_place_of_a_statement_marked_as_edited(
    language: Language, text: str
) -> None:
    before = replace(small_briefing(), language=language)
    once = edited(before, FEE, "  The charge is HK$5. ")
    new = replace(FEE, text=text)
    assert once.statements == (new, WAS, FORM)
    assert is_edited(new, language) and not is_edited(FEE, language)
    assert own_words(new.text, language) == "The charge is HK$5."
    again = edited(once, new, text)
    assert again.statements == once.statements
    assert again.evidence == before.evidence


def test_to_settle_a_draft_changes_none_of_what_it_says(drafted: Briefing) -> None:
    once = settled(drafted)
    assert (once.statements, once.evidence, once.doubts) == (
        drafted.statements,
        drafted.evidence,
        drafted.doubts,
    )
    assert settled(once) == once
