import json

import pytest

from assistant.use.log import UseLog
from cli.main import main


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setenv("HARBOUR_USE_FOLDER", str(tmp_path / "use"))
    return UseLog(tmp_path / "use")


def harbour(*arguments: object) -> int:
    try:
        main([str(each) for each in arguments])
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def test_a_draft_is_listed_accepted_and_gone(kept, answer, tmp_path, starter_index, capsys):
    given = answer(places=("talent-admission-schemes > Fees",))
    name = kept.feedback(given, [], "useful", "thanks")
    main(["feedback", "list"])
    assert capsys.readouterr().out.splitlines()[1].split() == [
        *(name, "fact", "en", "What", "does", "it", "cost?", "thanks")
    ]
    testset = tmp_path / "set.jsonl"
    accept = ["feedback", "accept", name, "--to", testset, "--index", starter_index]
    assert harbour(*accept, "--document", "no-such") == 1
    assert "there is no document" in capsys.readouterr().err
    assert harbour(*accept, "--fact", "HK$5| five dollars") == 0
    capsys.readouterr()
    assert json.loads(testset.read_text())["must_include"] == [["HK$5", "five dollars"]]
    main(["feedback", "list", "--json"])
    assert json.loads(capsys.readouterr().out) == {"drafts": []}


def test_a_problem_is_one_line(kept, answer, tmp_path, capsys):
    assert harbour("feedback", "reject", "abc") == 1
    assert capsys.readouterr().err == (
        "harbour: abc: no open draft; `harbour feedback list` shows them\n"
    )
    assert harbour("scorecard", tmp_path / "none") == 1
    assert "no run" in capsys.readouterr().err


def test_gaps_are_found_in_the_log(kept, answer, starter_index, capsys):
    kept.asked(answer("Where do we park?", outcome="no_evidence", places=()))
    main(["gaps", "--format", "json", "--index", str(starter_index)])
    assert [each["label"] for each in json.loads(capsys.readouterr().out)["gaps"]] == [
        "Where do we park?"
    ]
