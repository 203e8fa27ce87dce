import json

import pytest
from stored import run_of

from assistant.errors import AssistantError
from assistant.evaluation.folder import Run, load_run, save_run
from assistant.evaluation.summary import summarise


@pytest.fixture
def run(make) -> Run:
    return run_of(
        [
            make("a", text="5% [1]", quotes=("5%",), places=("right > Rates: 5%",)),
            make("b", outcome="failed", probability=0.2),
        ]
    )


def test_a_run_is_read_as_it_was_written(run, tmp_path):
    save_run(run, tmp_path / "run")
    assert load_run(tmp_path / "run") == run
    assert sorted(file.name for file in (tmp_path / "run").iterdir()) == [
        "records.jsonl",
        "run.json",
        "summary.json",
        "timings.jsonl",
    ]


def test_a_run_has_the_same_bytes_every_time_and_its_timings_apart(run, tmp_path):
    for name in ("one", "two"):
        save_run(run, tmp_path / name)
        lines = (tmp_path / name / "records.jsonl").read_text(encoding="utf-8").splitlines()
        assert [list(json.loads(line))[:3] for line in lines] == [
            ["testset", "question", "outcome"]
        ] * 2
        assert not any("total" in line for line in lines)
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()
    assert (tmp_path / "one/timings.jsonl").read_text(encoding="utf-8") == (
        '{"id": "tax/a", "timings_ms": {"total": 100.0}}\n'
        '{"id": "tax/b", "timings_ms": {"total": 100.0}}\n'
    )


def test_a_run_tells_what_failed_and_how_long_it_took(run):
    assert [record.question.id for record in run.failed] == ["b"]
    assert run.milliseconds == {"tax/a": 100.0, "tax/b": 100.0}


def test_a_lost_summary_is_measured_again(run, tmp_path):
    save_run(run, tmp_path)
    (tmp_path / "summary.json").unlink()
    assert load_run(tmp_path).summary == summarise(run.records)


def test_a_folder_without_a_run_says_how_to_make_one(tmp_path):
    with pytest.raises(AssistantError, match="holds no run; `harbour evaluate TESTSET --out"):
        load_run(tmp_path / "none")


@pytest.mark.parametrize("cut", [1, -1, -20])
def test_a_run_that_was_stopped_says_how_to_go_on(run, tmp_path, cut):
    save_run(run, tmp_path)
    records = tmp_path / "records.jsonl"
    records.write_bytes(records.read_bytes()[:cut])
    with pytest.raises(AssistantError, match="stopped at [01] of 2 questions; run `harbour eval"):
        load_run(tmp_path)


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("run.json", "{", "run.json: damaged; choose another folder"),
        ("run.json", "[]", "run.json: damaged; choose another folder"),
        ("run.json", '{"format": 1}', "run.json: damaged; choose another folder"),
        ("run.json", '{"format": 9}', "run.json: a run of another version of Harbour"),
        ("summary.json", "[]", "summary.json: damaged; remove it, and it is made again"),
    ],
)
def test_a_damaged_file_is_named(run, tmp_path, file, content, said):
    save_run(run, tmp_path)
    (tmp_path / file).write_text(content, encoding="utf-8")
    with pytest.raises(AssistantError, match=said):
        load_run(tmp_path)
