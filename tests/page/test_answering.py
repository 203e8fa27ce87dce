from dataclasses import replace

import pytest

from assistant.assistant import Assistant
from assistant.use.log import UseLog
from corpus.glossary import load_glossary
from page.answer_view import part_html, said_html, turn_html
from page.answering import Answering
from page.texts import TEXT
from page.turn import Turn
from tests.page.cited_turns import GRANT, cited, made_index, turn

SEARCHING, ANSWERED = TEXT["en"]["searching"], TEXT["en"]["answered"]


class Speaking(Assistant):
    """An assistant that says something before its answer, which is always the same."""

    def __init__(self, index, answer, *said: str) -> None:
        self.index = index
        self._glossary = load_glossary()
        self._answer = answer
        self._said = said
        self.asked: list[object] = []

    def ask(self, question, history=(), where=(), say=None, **_):
        self.asked.append((question, list(history), where))
        for piece in self._said:
            say(piece)
        return self._answer


@pytest.fixture(scope="module")
def index(embedder, tmp_path_factory):
    return made_index(tmp_path_factory.mktemp("answering"), embedder)


@pytest.fixture
def first(index):
    answered = turn(0, "Who pays?", f"Look.\n\n{GRANT} [1]", cited(1, "docks", GRANT, index))
    return replace(answered, suggested=("What about “Yards”?",))


@pytest.fixture
def use(tmp_path):
    return UseLog(tmp_path, questions="all")


def test_the_documents_own_words_come_line_by_line(index, first, use):
    answering = Answering(Speaking(index, first.answer), use)
    steps = list(answering.steps(Turn(0, "Who pays?"), [], [], "en"))
    asked, last = Turn(0, "Who pays?"), steps[-1][0][0]
    assert [patches for _, patches in steps] == [
        [{"id": "turn-0", "html": turn_html(index, asked, "en"), "tell": SEARCHING}],
        [{"id": "turn-0", "html": part_html(last, ["Look.", ""], "en")}],
        [{"id": "turn-0", "html": turn_html(index, last, "en"), "tell": ANSWERED}],
    ]
    assert (last.answer, last.why.outcome) == (first.answer, "answered")
    assert [each.question for each in use.all_asked()] == ["Who pays?"]


def test_what_a_model_says_is_shown_as_it_comes(index, first, use):
    answering = Answering(Speaking(index, first.answer, "One. [1]", " Two. [2]"), use)
    html = [patches[0]["html"] for _, patches in answering.steps(Turn(0, "Q"), [], [], "en")]
    asked = Turn(0, "Q")
    assert html[1:3] == [
        said_html(asked, "One. [1]", "en"),
        said_html(asked, "One. [1] Two. [2]", "en"),
    ]
    assert len(html) == 4


def test_a_question_follows_the_turns_before_and_takes_away_what_they_suggest(index, first, use):
    assistant = Speaking(index, first.answer)
    broken = Turn(1, "Broken", problem="No")
    given = Turn(0, "And?", where=("kind=guide",))
    steps = list(Answering(assistant, use).steps(given, [first, broken], [first], "en"))
    # In each step: a browser that is behind shows the last of those that wait for it.
    assert {patches[0]["id"]: patches[0]["html"] for _, patches in steps} == {"turn-0-next": ""}
    assert [each.number for each in steps[-1][0]] == [0, 1]
    assert steps[-1][0][0].suggested == ()
    said = [("Who pays?", first.answer.text)]
    assert assistant.asked == [("And?", said, ("kind=guide",))]
    assert use.all_asked() == ()  # what a part of the library does not say is no gap of it


def test_the_last_turn_is_given_anew_where_the_page_has_another_language_now(index, first, use):
    answering = Answering(Speaking(index, first.answer), use)
    turns, _ = list(answering.steps(Turn(0, "Who pays?"), [], [], "zh-Hant"))[-1]
    assert answering.settled(turns, "zh-Hant") == answering.settled([], "en") == []
    html = turn_html(index, turns[0], "en")
    assert answering.settled(turns, "en") == [{"id": "turn-0", "html": html}]
