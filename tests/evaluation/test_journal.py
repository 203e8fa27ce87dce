import pytest
from stored import about_of, run_of

from assistant.errors import AssistantError
from assistant.evaluation.code_version import CodeVersion
from assistant.evaluation.folder import save_run
from assistant.evaluation.journal import Journal, forget


@pytest.fixture
def records(make):
    return [make(name, text=f"Text {name}.") for name in "abc"]


def _asked(records):
    return [(record.testset, record.question) for record in records]


def test_takes_up_a_run_before_a_cut_line_and_ends_in_the_same_bytes(records, tmp_path):
    save_run(run_of(records), tmp_path)
    file = tmp_path / "records.jsonl"
    whole = file.read_bytes()
    file.write_bytes(whole[:-40])
    journal = Journal(tmp_path, about_of(records), _asked(records))
    assert journal.records == records[:2]
    journal.add(records[2], {"total": 100.0})
    assert file.read_bytes() == whole
    assert journal.timings == run_of(records).timings


def test_asks_again_from_a_question_that_changed_or_has_no_timings(records, make, tmp_path):
    save_run(run_of(records), tmp_path)
    changed = [records[0], make("b", answer="Another."), records[2]]
    assert Journal(tmp_path, about_of(records), _asked(changed)).records == records[:1]
    save_run(run_of(records), tmp_path)
    (tmp_path / "timings.jsonl").unlink()
    assert Journal(tmp_path, about_of(records), _asked(records)).records == []


def test_another_run_in_the_folder_is_an_error_that_tells_what_differs(records, tmp_path):
    save_run(run_of(records), tmp_path)
    other = about_of(records, settings={"reader": False, "reranker": ""})
    with pytest.raises(AssistantError) as error:
        Journal(tmp_path, other, _asked(records))
    assert str(error.value) == (
        f"{tmp_path}: holds another run (setting reader: on -> off); choose another --out, or "
        "replace it with --again"
    )


def test_another_commit_of_the_same_code_is_the_same_run(records, tmp_path):
    save_run(run_of(records), tmp_path)
    same = about_of(records, code=CodeVersion("0.1.0", "5ec0de00", "abc", True))
    journal = Journal(tmp_path, same, _asked(records))
    assert (journal.records, journal.about) == (records, about_of(records))


def test_forgets_a_run_and_leaves_other_files_alone(records, tmp_path):
    save_run(run_of(records), tmp_path)
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    forget(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_without_a_folder_nothing_is_written(records, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    journal = Journal(None, about_of(records), _asked(records))
    journal.add(records[0], {"total": 1.0})
    assert (journal.records, list(tmp_path.iterdir())) == (records[:1], [])
