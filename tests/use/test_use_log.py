import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import AssistantError
from assistant.use.entries import Asked, Decision, Feedback
from assistant.use.log import UseLog
from ingest.settings import Settings

ROOT = Path(__file__).parents[2]


def test_keeps_what_stayed_unanswered_and_how(log, answer):
    log.asked(answer())
    log.asked(answer("And the  rent?", outcome="no_evidence", places=("near > A", "near > B")))
    assert log.all_asked() == (
        Asked("2026-07-01", "And the rent?", "en", "no_evidence", None, "investor", ("near",)),
    )


@pytest.mark.parametrize(("kept", "number"), [("none", 0), ("unanswered", 1), ("all", 2)])
def test_the_setting_says_which_questions_are_kept(tmp_path, answer, kept, number):
    log = UseLog.open(Settings(use_folder=tmp_path, use_questions=kept))
    log.asked(answer())
    log.asked(answer(outcome="no_evidence"), persona="officer")
    assert len(log.all_asked()) == number


def test_keeps_feedback_with_the_answer_that_it_is_about(log, answer):
    places = ("prices > Prices > Fees", "prices > Prices > Rent", "law")
    given = answer(places=places)
    name = log.feedback(given, [("Before?", "Yes [1].")], "wrong", "It is HK$6", "officer")
    assert log.all_feedback() == (
        Feedback(
            id=name,
            day="2026-07-01",
            question="What does it cost?",
            history=(("Before?", "Yes [1]."),),
            language="en",
            outcome="answered",
            text="It costs HK$5 [1].",
            documents=("prices", "law"),
            sections=("Prices > Fees", "Prices > Rent", ""),
            verdict="wrong",
            reason="It is HK$6",
            persona="officer",
        ),
    )


def test_a_verdict_of_another_kind_is_refused(log, answer):
    with pytest.raises(AssistantError, match="^A verdict is useful or wrong, not 'nice'$"):
        log.feedback(answer(), [], "nice", "")


def test_nothing_by_which_somebody_is_found_is_kept(log, answer):
    question = "My name is Ann Lee (ann@lee.com, +852 9123 4567): what does it cost?"
    log.asked(answer(question, outcome="no_evidence"))
    log.feedback(answer(question), [(question, "")], "wrong", "Call 9123 4567")
    kept = "".join(path.read_text() for path in (log._folder).glob("*.jsonl"))
    assert [word for word in ("Ann", "Lee", "lee.com", "9123", "4567") if word in kept] == []
    assert log.all_asked()[0].question == "My name is […] ([…], […]): what does it cost?"


def test_two_processes_that_write_at_once_lose_no_line(tmp_path):
    script = (
        "import sys; from pathlib import Path; from assistant.use.log import UseLog\n"
        "log = UseLog(Path(sys.argv[1]))\n"
        "for n in range(100): log.decide(f'{sys.argv[2]}{n}', 'accepted', 'x' * 5000)\n"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", script, str(tmp_path), name], cwd=ROOT)
        for name in "ab"
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    assert set(UseLog(tmp_path).decisions()) == {f"{w}{n}" for w in "ab" for n in range(100)}


def test_a_line_that_was_cut_off_is_left_out_and_told_and_the_next_one_kept(log, caplog):
    log.decide("a", "accepted", "set.jsonl")
    log.decide("b", "rejected")
    path = log._folder / "decisions.jsonl"
    path.write_bytes(path.read_bytes()[:-10])
    assert log.decisions() == {"a": Decision("a", "2026-07-01", "accepted", "set.jsonl")}
    log.decide("c", "rejected")
    assert list(log.decisions()) == ["a", "c"]
    assert caplog.messages == 2 * [f"{path}, line 2: cut off or damaged; left out"]
    assert json.loads(path.read_text().splitlines()[2])["feedback"] == "c"


def test_a_folder_that_cannot_be_written_fails_feedback_but_no_answer(tmp_path, answer, caplog):
    (tmp_path / "file").write_text("")
    log = UseLog(tmp_path / "file/use", "all", lambda: "2026-07-01")
    log.asked(answer())
    assert "a question could not be kept" in caplog.text
    with pytest.raises(AssistantError, match="could not be kept in .*; see use.folder"):
        log.feedback(answer(), [], "useful", "")
