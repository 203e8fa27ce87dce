from assistant.assistant import Assistant
from assistant.errors import QuestionError
from page.asking import asked
from page.texts import TEXT
from page.turn import Turn

QUESTION = "How long may a newcomer stay under the Top Talent Pass Scheme?"


class Broken(Assistant):
    """An assistant whose every answer fails."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def ask(self, *_: object, **__: object):
        raise self._error


def test_a_follow_up_is_read_with_what_went_before(assistant):
    first = asked(assistant, Turn(0, QUESTION), [], "en")
    assert first.answer is not None and first.answer.read_as == ""
    second = asked(assistant, Turn(1, "And what about QMAS?"), [first], "en")
    assert second.answer is not None and "QMAS" in second.answer.read_as
    alone = asked(assistant, Turn(1, second.answer.read_as), [], "en")
    assert alone.answer is not None and alone.answer.read_as == ""


def test_an_empty_question_is_a_problem_in_the_readers_language(assistant):
    assert asked(assistant, Turn(0, ""), [], "zh-Hans") == Turn(
        0, "", problem=TEXT["zh-Hans"]["empty"]
    )


def test_a_problem_is_its_sentence_and_a_fault_says_no_more_than_that_there_is_one():
    wrong = asked(Broken(QuestionError("Too long")), Turn(0, "Q"), [], "en")
    assert wrong == Turn(0, "Q", problem="Too long")
    fault = asked(Broken(RuntimeError("secret")), Turn(0, "Q"), [], "en")
    assert fault == Turn(0, "Q", problem=TEXT["en"]["failed"])
