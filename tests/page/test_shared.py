from dataclasses import replace

import pytest

from page.shared import shared_address, shared_turn
from page.turn import Turn
from tests.page.cited_turns import GRANT, cited, made_index, turn


@pytest.fixture(scope="module")
def answered(embedder, tmp_path_factory):
    index = made_index(tmp_path_factory.mktemp("shared"), embedder)
    return turn(3, "誰付款 & why?", f"{GRANT} [1]", cited(1, "docks", GRANT, index))


def test_the_address_of_a_question_leads_back_to_it_and_its_filters(answered):
    given = replace(answered, where=("kind=guide", "language=en"))
    address = shared_address(given)
    assert address.isascii() and address.count("#") == 1
    assert shared_turn(address) == Turn(0, "誰付款 & why?", where=given.where)


def test_a_follow_up_is_shared_as_it_was_read_and_one_document_as_a_filter(answered):
    read = replace(answered.answer, read_as="Who pays for the docks?")
    address = shared_address(replace(answered, answer=read, document="docks"))
    assert shared_turn(address) == Turn(0, "Who pays for the docks?", where=("document=docks",))


@pytest.mark.parametrize("address", ["", "#library", "#ask?", "#ask?where=kind%3Dguide", "#ask?q="])
def test_an_address_without_a_question_asks_nothing(address):
    assert shared_turn(address) is None


def test_a_question_that_is_too_long_is_cut():
    turn = shared_turn("#ask?q=" + "a" * 100_000)
    assert turn is not None and len(turn.question) <= 2000
