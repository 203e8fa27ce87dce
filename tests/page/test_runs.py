import json
import os

import pytest

from page.runs import StoredRun, is_run_name, sets_in, stored_runs

ABOUT = {
    "testsets": [{"name": "tax", "sha256": "0", "questions": 2}],
    "settings": {},
    "index": {"model": "m", "fingerprint": "f", "build": "b", "documents": 1, "corpus": "c"},
    "code": {"version": "1", "source": "s"},
    "format": 1,
}
HELD = {"n": 2, "mean": 0.5, "low": 0.0, "high": 1.0}
SUMMARY = {
    "slices": [
        {
            "by": "all",
            "value": "all",
            "questions": 2,
            "estimates": {"all_facts": HELD, "words": HELD},
        }
    ]
}


@pytest.fixture
def store(tmp_path):
    def stored(name, about=ABOUT, summary=None, age=0):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "run.json").write_text(json.dumps(about), encoding="utf-8")
        (folder / "records.jsonl").write_text("", encoding="utf-8")
        if summary:
            (folder / "summary.json").write_text(json.dumps(summary), encoding="utf-8")
        os.utime(folder / "run.json", (1e9 - age, 1e9 - age))

    return stored


def test_runs_are_listed_newest_first_with_what_they_reached(store, tmp_path):
    store("old", summary=SUMMARY, age=60)
    store("stopped")
    (tmp_path / "no-run").mkdir()
    stopped, old = stored_runs(tmp_path)
    assert stopped == StoredRun("stopped", ("tax",), questions=2, done=0)
    assert (old.name, old.done, list(old.estimates)) == ("old", 2, ["all_facts"])
    assert old.estimates["all_facts"].mean == 0.5 and old.finished


def test_a_run_that_cannot_be_read_is_listed_with_the_reason(store, tmp_path):
    store("older", about={**ABOUT, "format": 0})
    (found,) = stored_runs(tmp_path)
    assert "another version of Harbour" in found.problem and not found.finished


def test_without_a_folder_there_are_no_runs_and_no_test_sets(tmp_path):
    assert stored_runs(tmp_path / "none") == [] and list(sets_in(tmp_path / "none")) == []


@pytest.mark.parametrize("name", ["today", "2026-07-02.b_1"])
def test_a_name_that_is_one_folder_is_a_runs_name(name):
    assert is_run_name(name)


@pytest.mark.parametrize("name", ["", "..", ".x", "a/b", "a\\b", "a b", "-x", "x" * 101, "評估"])
def test_any_other_name_is_not(name):
    assert not is_run_name(name)
