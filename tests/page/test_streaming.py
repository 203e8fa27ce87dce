import time
from contextlib import closing

import pytest

from page.streaming import streaming
from page.turn import Turn

DONE = Turn(0, "Q", problem="done")


def test_what_is_said_grows_until_the_turn_comes():
    def ask(say):
        say("One.")
        say(" Two.")
        return DONE

    assert list(streaming(ask)) == ["One.", "One. Two.", DONE]


def test_what_is_raised_reaches_who_waits():
    def ask(say):
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        list(streaming(ask))


def test_who_leaves_ends_the_answer_at_the_sentence_at_hand():
    said: list[str] = []

    def ask(say):
        try:
            while True:
                say("One.")
                said.append("One.")
                time.sleep(0.01)
        finally:
            said.append("end")

    with closing(streaming(ask)) as steps:
        assert next(steps) == "One."
    for _ in range(500):
        if said[-1:] == ["end"]:
            break
        time.sleep(0.01)
    assert said[-1] == "end"
