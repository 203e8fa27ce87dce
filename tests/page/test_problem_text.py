import logging

from assistant.errors import BriefingError
from page.problem_text import problem_text
from page.texts import TEXT


def test_a_problem_is_its_sentence_and_a_fault_goes_to_the_log(caplog):
    assert problem_text(BriefingError("No such day"), "en") == "No such day"
    with caplog.at_level(logging.ERROR):
        assert problem_text(RuntimeError("secret"), "zh-Hans") == TEXT["zh-Hans"]["failed"]
    assert "secret" in caplog.text
