import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def _harbour(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cli", *arguments], capture_output=True, text=True, cwd=ROOT
    )


def test_ask_prints_one_json_object_without_loading_torch(starter_index: Path) -> None:
    script = (
        "import sys, cli.main\n"
        "try:\n"
        "    cli.main.main(sys.argv[1:])\n"
        "finally:\n"
        "    assert 'torch' not in sys.modules\n"
    )
    arguments = ["ask", "What is the patent box rate?", "--json", "--index", str(starter_index)]
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, cwd=ROOT
    )
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert list(answer) == [
        "id",
        "question",
        "language",
        "outcome",
        "text",
        "citations",
        "notices",
        "model",
        "timings_ms",
    ]
    assert answer["outcome"] == "answered"


def test_a_command_that_is_not_there_gets_the_one_that_is_nearly_it() -> None:
    done = _harbour("asq")
    assert (done.returncode, done.stdout) == (2, "")
    assert "No such command 'asq'. Did you mean 'ask'?" in done.stderr


def test_a_batch_gives_one_answer_a_line(starter_index: Path, tmp_path: Path) -> None:
    questions, answers = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    questions.write_text('{"id": "a", "question": "专利盒税率"}\n{"id": "b", "question": " "}\n')
    done = _harbour(
        "ask", "--batch", str(questions), "--out", str(answers), "--index", str(starter_index)
    )
    assert done.returncode == 0
    rows = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    assert [(row["id"], row["outcome"]) for row in rows] == [("a", "answered"), ("b", "failed")]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["ask", ""], 1, "The question is empty"),
        (["ask", "x" * 20_000], 1, "at most 2000"),
        (["ask", "tax?", "--where", "colour=red"], 2, "--where colour=red"),
        (["ask", "tax?", "--as-of", "soon"], 2, "--as-of soon"),
        (["ask", "tax?", "--config", "nowhere.toml"], 1, "nowhere.toml"),
        (["evaluate", "nowhere.jsonl"], 1, "nowhere.jsonl"),
        (["asks", "tax?"], 2, "No such command"),
    ],
)
def test_bad_input_gets_one_line_and_its_exit_code(
    starter_index: Path, arguments: list[str], code: int, said: str
) -> None:
    known = [] if arguments[0] == "asks" else ["--index", str(starter_index)]
    done = _harbour(*arguments, *known)
    assert done.returncode == code
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr


def test_a_missing_index_says_what_to_do(tmp_path: Path) -> None:
    done = _harbour("ask", "tax?", "--index", str(tmp_path / "none"))
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "run `harbour ingest` first" in done.stderr


def test_a_damaged_index_is_one_line(tmp_path: Path) -> None:
    store = tmp_path / "index" / "chroma"
    store.mkdir(parents=True)
    (store / "chroma.sqlite3").write_bytes(b"not a database" * 100)
    done = _harbour("ask", "tax?", "--index", str(tmp_path / "index"))
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "cannot be used" in done.stderr
