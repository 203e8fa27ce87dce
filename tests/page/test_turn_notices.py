from dataclasses import replace

from assistant.wording import words
from page.notices import Notice, notices_of
from page.turn import Turn
from tests.page.cited_turns import turn


def test_notices_are_those_of_the_answer_but_how_it_was_read():
    given = turn(
        0, "And?", "One.", notices=(words("read_as", "en", question="What?"), "As of 2026.")
    )
    read = replace(given, answer=replace(given.answer, read_as="What?"))
    assert notices_of(read) == [Notice("As of 2026.", "en")]
    assert notices_of(Turn(0, "Q", problem="No")) == []
