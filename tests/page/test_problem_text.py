import logging
from pathlib import Path

from assistant.errors import BriefingError
from page.problem_text import problem_text
from page.texts import TEXT


def test_a_problem_is_its_sentence_and_a_fault_goes_to_the_log(caplog):
    assert problem_text(BriefingError("No such day"), "en") == "No such day"
    with caplog.at_level(logging.ERROR):
        assert problem_text(RuntimeError("secret"), "zh-Hans") == TEXT["zh-Hans"]["failed"]
    assert "secret" in caplog.text


def test_where_a_file_lies_on_the_server_is_left_out():
    error = BriefingError("/tmp/x/acme.json: not a briefing; /tmp/x/acme.json is a list")
    said = problem_text(error, "en", [Path("/tmp/x/acme.json"), Path("/tmp/x/other.json")])
    assert said == "acme.json: not a briefing; acme.json is a list"
