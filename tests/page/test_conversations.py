from dataclasses import replace

import pytest

from page import conversations
from page.conversations import TURNS, Conversations
from page.turn import Turn
from tests.page.cited_turns import GRANT, cited, made_index, turn

MINE, YOURS = "a" * 32, "b" * 32


@pytest.fixture(scope="module")
def index(embedder, tmp_path_factory):
    return made_index(tmp_path_factory.mktemp("kept"), embedder)


@pytest.fixture
def first(index):
    return turn(0, "Who pays?", f"{GRANT} [1]", cited(1, "docks", GRANT, index))


def test_a_tab_gets_back_what_was_answered_in_it_and_no_other_does(index, first):
    kept = Conversations(index)
    kept.keep(MINE, [first, Turn(1, "Broken", problem="No"), Turn(2, "Waiting")])
    assert kept.of(MINE) == [first]
    assert kept.of(YOURS) == []


def test_what_has_no_name_that_is_drawn_by_chance_is_not_kept(index, first):
    kept = Conversations(index)
    for name in ("", "tab", "A" * 32, "a" * 33):
        kept.keep(name, [first])
        assert kept.of(name) == []


def test_an_answer_whose_quote_does_not_stand_any_more_is_not_given_back(index, first):
    kept = Conversations(index)
    citation = first.answer.citations[0]
    moved = replace(citation, start=citation.start + 1)
    gone = replace(citation, document="sunk")
    changed = [
        replace(first, number=number, answer=replace(first.answer, citations=(each,)))
        for number, each in enumerate((moved, gone), start=1)
    ]
    kept.keep(MINE, [first, *changed])
    assert kept.of(MINE) == [first]


def test_an_empty_conversation_is_forgotten(index, first):
    kept = Conversations(index)
    kept.keep(MINE, [first])
    kept.keep(MINE, [])
    assert kept.of(MINE) == []


def test_the_last_turns_of_the_last_conversations_are_kept(index, first, monkeypatch):
    monkeypatch.setattr(conversations, "MOST", 2)
    kept = Conversations(index)
    long = [replace(first, number=number) for number in range(TURNS + 3)]
    kept.keep(MINE, long)
    assert [each.number for each in kept.of(MINE)] == list(range(3, TURNS + 3))
    kept.keep(YOURS, [first])
    kept.keep(MINE, long)
    kept.keep("c" * 32, [first])
    assert (kept.of(YOURS), len(kept.of(MINE))) == ([], TURNS)
