from dataclasses import replace

import pytest

from assistant.answer import Answer
from assistant.wording import words
from page.answer_view import feedback_html, part_html, said_html, thanks_html, turn_html
from page.texts import TEXT
from page.turn import Turn, history

ANSWER = Answer(
    id="",
    question="And <b>?",
    language="zh-Hans",
    outcome="answered",
    text="One.\n\nTwo [1].",
    citations=(),
    notices=(words("read_as", "zh-Hans", question="What of <b>?"), "As of 2026."),
    model="extractive",
    timings_ms={},
    read_as="What of <b>?",
)


@pytest.fixture
def shown(assistant):
    return lambda turn: turn_html(assistant.index, turn, "en")


def test_a_turn_is_pending_then_answered_or_a_problem(shown):
    assert "Searching" in shown(Turn(0, "Q"))
    assert '<p class="problem" role="alert">No &lt;i&gt;</p>' in shown(
        Turn(0, "Q", problem="No <i>")
    )
    assert '<div class="answer" lang="zh-Hans"><p>One.</p><p>Two [1].</p></div>' in shown(
        Turn(0, "Q", ANSWER)
    )


def test_nothing_of_a_question_is_markup(shown):
    html = shown(Turn(0, "<script>${x}", ANSWER))
    assert '<h2 class="asked" id="turn-0-asked">&lt;script&gt;&#36;&#123;x&#125;</h2>' in html


def test_how_a_question_was_read_is_told_once_and_can_be_changed(shown):
    html = shown(Turn(4, "Q", ANSWER))
    assert "<summary>Read as: <q>What of &lt;b&gt;?</q>" in html
    assert '<form data-event="rephrase" data-turn="4">' in html
    assert '<input name="question" value="What of &lt;b&gt;?" required>' in html
    assert '<ul class="notices"><li lang="zh-Hans">As of 2026.</li></ul>' in html
    alone = replace(ANSWER, read_as="", notices=())
    assert "Read as" not in shown(Turn(4, "Q", alone)) and "notices" not in shown(
        Turn(4, "Q", alone)
    )


def test_that_an_answer_may_not_be_one_is_said_before_it_and_not_again_behind_it(shown):
    doubtful = words("doubtful", "zh-Hans")
    html = shown(Turn(0, "Q", replace(ANSWER, notices=(doubtful, "As of 2026."))))
    assert html.count(doubtful) == 1
    assert f'<p class="caution" lang="zh-Hans">{doubtful}</p><div class="answer"' in html
    assert '<ul class="notices"><li lang="zh-Hans">As of 2026.</li></ul>' in html


def test_an_answer_that_appears_has_its_first_lines_and_no_feedback():
    html = part_html(Turn(0, "Q", ANSWER), ["One."], "en")
    assert "<p>One.</p></div>" in html and "feedback" not in html


def test_what_a_model_has_said_so_far_has_marks_that_are_no_links_yet():
    html = said_html(Turn(0, "Q"), "One <b> [1]. ", "en")
    assert '<div class="answer"><p>One &lt;b&gt; [1]. </p></div>' in html
    assert TEXT["en"]["checking"] in html and "feedback" not in html


def test_feedback_is_asked_for_until_it_was_given(shown):
    assert feedback_html(2, "en") in shown(Turn(2, "Q", ANSWER))
    assert thanks_html(2, "en") in shown(Turn(2, "Q", ANSWER, judged=True))


def test_feedback_that_could_not_be_kept_is_not_lost():
    html = feedback_html(0, "en", "Disk <full>", "It is </textarea> wrong")
    assert "<details open>" in html and "Disk &lt;full&gt;" in html
    assert "It is &lt;/textarea&gt; wrong</textarea>" in html


def test_the_history_of_a_conversation_is_what_was_answered():
    turns = [Turn(0, "Q", ANSWER), Turn(1, "R", problem="No")]
    assert history(turns) == [("Q", "One.\n\nTwo [1].")]


def test_an_answer_of_one_document_says_so_and_offers_to_ask_all(shown, assistant):
    name, record = next(iter(assistant.index.documents.items()))
    html = shown(Turn(0, "And <b>?", ANSWER, document=name))
    assert (
        '<form class="only-from" data-event="rephrase" data-turn="0"><span>Only from: '
        f'<cite lang="{record.language}">{record.title}</cite></span>'
        '<input type="hidden" name="all" value="1"> '
        '<button name="question" value="And &lt;b&gt;?" class="plain">Ask all documents</button>'
        "</form>"
    ) in html
    assert "only-from" not in shown(Turn(0, "And <b>?", ANSWER))


def test_filters_are_told_above_the_answer(shown):
    html = shown(Turn(0, "Q", ANSWER, where=("kind=guide", "sector=fintech")))
    assert "<span>Only from: Guide · Fintech</span>" in html


def test_what_to_ask_next_is_a_form_that_asks_it(shown):
    html = shown(Turn(3, "Q", ANSWER, suggested=("那“<b>”呢？",)))
    assert (
        '<form class="next" id="turn-3-next" data-event="rephrase" data-turn="3">'
        '<span>To ask next</span><span lang="zh-Hans"><button name="question" '
        'value="那“&lt;b&gt;”呢？" class="plain">那“&lt;b&gt;”呢？</button></span></form>'
    ) in html
    assert "To ask next" not in shown(Turn(3, "Q", ANSWER))
