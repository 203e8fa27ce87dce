from dataclasses import replace

import pytest

from assistant.use.log import UseLog
from page.answer_view import feedback_html, thanks_html
from page.judging import judge
from page.texts import TEXT
from tests.page.cited_turns import turn

TURNS = [turn(3, "First", "One."), turn(4, "Second", "Two.")]
WRONG = {"turn": 4, "verdict": "wrong", "reason": "  too short "}


@pytest.fixture
def use(tmp_path):
    return UseLog(tmp_path / "use")


def test_a_verdict_is_kept_with_what_was_asked_before(use):
    judged = judge(use, TURNS, WRONG, "en")
    assert judged.turns == [TURNS[0], replace(TURNS[1], judged=True)]
    assert judged.patches == [{"id": "turn-4-feedback", "html": thanks_html(4, "en")}]
    (kept,) = use.all_feedback()
    assert (kept.verdict, kept.reason, kept.history) == ("wrong", "too short", (("First", "One."),))


def test_a_wrong_answer_needs_a_reason(use):
    judged = judge(use, TURNS, {**WRONG, "reason": " "}, "zh-Hans")
    html = feedback_html(4, "zh-Hans", TEXT["zh-Hans"]["no_reason"])
    assert (judged.turns, judged.patches[0]["html"]) == (TURNS, html)
    assert use.all_feedback() == ()


@pytest.mark.parametrize("given", [{**WRONG, "turn": 9}, {**WRONG, "verdict": "<b>"}, {}])
def test_what_no_form_says_is_left_aside(use, given):
    assert judge(use, TURNS, given, "en").patches == []
    assert use.all_feedback() == ()
