from dataclasses import replace

import pytest
from small_briefing import FEE, FORM, TEXT, WAS, small_briefing

from assistant.briefing.edit import edited, without
from page.change_view import MAX_WORDS, changes_id, key_of, statement_id
from page.changing import Change, Placed, dropped, placed, refusal, reworded

BRIEFING = small_briefing()
FEES = BRIEFING.sections[0]


def _refusal(words, statement=FEE, shown="en", briefing=BRIEFING):
    at = placed(briefing, key_of(statement))
    return refusal(briefing, at, words, lambda _: TEXT, shown)


def test_a_statement_is_found_by_its_key_until_it_is_dropped():
    assert placed(BRIEFING, key_of(FORM)) == Placed(FORM, FEES)
    assert placed(without(BRIEFING, FORM), key_of(FORM)) is None


def test_after_a_drop_the_reader_goes_on_from_what_stands_there_then():
    assert dropped(BRIEFING, Placed(FEE, FEES)) == Change(
        without(BRIEFING, FEE), "fees", statement_id(WAS)
    )
    assert dropped(BRIEFING, Placed(FORM, FEES)).to == statement_id(WAS)
    alone = without(without(BRIEFING, FEE), WAS)
    last = placed(alone, key_of(FORM))
    assert dropped(alone, last).to == changes_id("fees")


def test_other_words_are_kept_and_its_own_change_nothing():
    change = reworded(BRIEFING, Placed(FEE, FEES), "The charge is HK$5.")
    after = edited(BRIEFING, FEE, "The charge is HK$5.")
    assert change == Change(after, "fees", statement_id(after.statements[0]))
    assert reworded(BRIEFING, Placed(FEE, FEES), " The fee is HK$5. ") == Change(
        BRIEFING, "fees", statement_id(FEE)
    )


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("The charge is HK$5, and was HK$4.", ""),
        (" (edited by hand)", "Write the statement, or drop it."),
        (
            "The fee is HK$6, or 7%.",
            "Not kept: the sources of this statement do not say 6 HKD, 7%.",
        ),
        ("It was HK$4 in 2020.", "Not kept: another statement says this already."),
        ("x" * (MAX_WORDS + 1), "A statement has at most 2000 characters."),
    ],
)
def test_words_that_do_not_hold_are_refused_with_the_reason(words, why):
    assert _refusal(words) == why


def test_a_statement_may_not_say_what_another_was_edited_to_say():
    once = edited(BRIEFING, FEE, "The charge is HK$5.")
    assert _refusal("The charge is HK$5.", FORM, "zh-Hans", once) == (
        "未予保留：另一项陈述的内容相同。"
    )


def test_what_else_does_not_hold_is_told_as_the_check_tells_it():
    moved = replace(BRIEFING.evidence[1], citation=replace(BRIEFING.evidence[1].citation, start=0))
    broken = replace(BRIEFING, evidence=(BRIEFING.evidence[0], moved, BRIEFING.evidence[2]))
    assert _refusal("The charge is HK$5.", briefing=broken) == (
        "The check does not let this pass: quote 2 does not stand in fees: It was HK$4 in 2020."
    )
