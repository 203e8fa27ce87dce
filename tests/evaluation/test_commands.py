import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from stored import run_of

from assistant.evaluation.folder import load_run, save_run
from cli.main import main

TESTSET = (
    '{"id": "a", "question": "patent box tax rate", "language": "en", "type": "fact", '
    '"answer": "5%", "must_include": [["5%"]], "documents": ["patent-box-tax-concession"]}\n'
    '{"id": "b", "question": "zzkq wub frn?", "language": "en", "type": "out-of-scope", '
    '"answer": "", "must_include": [], "documents": []}\n'
)
GATE = '[[floor]]\nmeasure = "all facts"\nat_least = {floor}\n'


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


Harbour = Callable[..., Done]


@pytest.fixture
def harbour(capsys: pytest.CaptureFixture[str]) -> Harbour:
    def run(*arguments: object) -> Done:
        code = 0
        try:
            main([str(each) for each in arguments])
        except SystemExit as error:
            code = int(error.code or 0)
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return run


@pytest.fixture
def testset(tmp_path: Path) -> Path:
    path = tmp_path / "small.jsonl"
    path.write_text(TESTSET, encoding="utf-8")
    return path


def test_evaluate_asks_the_test_sets_when_no_command_is_named(
    harbour: Harbour, testset: Path, starter_index: Path, tmp_path: Path
) -> None:
    out, gate = tmp_path / "run", tmp_path / "gates.toml"
    gate.write_text(GATE.format(floor=1.0), encoding="utf-8")
    index = ("--index", starter_index)
    first = harbour("evaluate", testset, "--out", out, "--gate", gate, *index)
    assert first.code == 0
    assert first.out.splitlines()[0].split() == "all questions (2) same language (1)".split()
    assert first.out.splitlines()[-1] == (
        "passed  all facts of all questions at least 1: 1.000 [1.000 to 1.000], n = 1"
    )
    assert first.err.startswith("2 questions; half within ")
    assert first.err.endswith(f"; report: {out / 'report.html'}\n")
    assert [record.outcome for record in load_run(out).records] == ["answered", "no_evidence"]
    again = harbour("evaluate", "run", testset, "--out", out, "--json", *index)
    assert again.err.splitlines()[0] == (
        f"{out} is finished: measured again from its records (--again asks again)"
    )
    told = json.loads(again.out)
    assert (told["run"], told["slices"][0]["questions"]) == (
        json.loads((out / "run.json").read_text(encoding="utf-8")),
        2,
    )


def test_without_out_nothing_is_written(
    harbour: Harbour, testset: Path, starter_index: Path, tmp_path: Path
) -> None:
    done = harbour("evaluate", testset, "--format", "csv", "--index", starter_index)
    assert done.out.splitlines()[:2] == [
        "by,value,questions,measure,n,mean,low,high",
        "all,all,2,truthfulness,2,1.0,1.0,1.0",
    ]
    assert list(tmp_path.iterdir()) == [testset]


def test_a_failed_question_is_counted_and_the_first_one_told(
    harbour: Harbour, testset: Path, starter_index: Path
) -> None:
    testset.write_text(TESTSET.replace("patent box", "x" * 3000), encoding="utf-8")
    done = harbour("evaluate", testset, "--index", starter_index)
    assert done.code == 0
    assert done.err.startswith(
        "2 questions, 1 failed (the first, small/a: The question has 3009 characters; at most "
        "2000 can be asked); half within"
    )


@pytest.fixture
def two(make: Callable[..., object], tmp_path: Path) -> Sequence[Path]:
    """Two stored runs of twenty questions, of which the second answers fewer."""
    folders = [tmp_path / "before", tmp_path / "after"]
    for folder, right in zip(folders, (18, 6), strict=True):
        records = [
            make(f"{n:02}", text="5%" if n < right else "6%", must_include=(("5%",),))
            for n in range(20)
        ]
        save_run(run_of(records), folder)
    return folders


def test_compare_prints_the_conclusion_first(harbour: Harbour, two: Sequence[Path]) -> None:
    done = harbour("evaluate", "compare", *two)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Worse than before: truthfulness ")
    assert "Turned wrong (12)\n  tax/06: What of 06?\n" in done.out
    assert (
        json.loads(harbour("evaluate", "compare", *two, "--format", "json").out)["comparison"][
            "questions"
        ]
        == 20
    )
    csv = harbour("evaluate", "compare", *two, "--format", "csv").out.splitlines()
    assert csv[0].startswith("by,value,questions,measure,better,n,before,after")
    assert harbour("evaluate", "compare", *two, "--format", "md").out.count("\n## ") == 3
    assert "area tax: all facts" in harbour("evaluate", "compare", *two, "--slices").out


def test_a_gate_that_is_not_met_ends_in_exit_code_3(
    harbour: Harbour, two: Sequence[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rules = GATE.format(floor=0.2) + '[[not_worse]]\nmeasure = "all facts"\nthan = "nowhere"\n'
    Path("gates.toml").write_text(rules, encoding="utf-8")
    done = harbour("evaluate", "compare", *two, "--gate")
    assert (done.code, done.err) == (3, "harbour: The gate is not met: 1 of 2 rules\n")
    assert done.out.splitlines()[-2:] == [
        "passed  all facts of all questions at least 0.2: 0.300 [0.100 to 0.500], n = 20",
        "FAILED  all facts of all questions not worse: 0.900 -> 0.300, n = 20, p < 0.001",
    ]
    assert harbour("evaluate", "compare", *reversed(two), "--gate").code == 0
    json_gate = harbour("evaluate", "compare", *two, "--gate=gates.toml", "--format", "json")
    assert [rule["met"] for rule in json.loads(json_gate.out)["gate"]] == [True, False]
    csv = harbour("evaluate", "compare", *two, "--gate=gates.toml", "--format", "csv")
    assert ("FAILED" in csv.out, "FAILED" in csv.err) == (False, True)


def test_runs_without_a_common_question_cannot_be_compared(
    harbour: Harbour, two: Sequence[Path], make: Callable[..., object]
) -> None:
    save_run(run_of([make("other")]), two[1])
    done = harbour("evaluate", "compare", *two)
    assert (done.code, done.out) == (1, "")
    assert done.err.endswith("have no question in common; compare other runs\n")


def test_report_and_baseline_are_made_of_stored_runs(
    harbour: Harbour, two: Sequence[Path], tmp_path: Path
) -> None:
    report = harbour("evaluate", "report", two[1], "--against", two[0])
    assert (report.code, report.out) == (0, f"{two[1] / 'report.html'}\n")
    kept = harbour("evaluate", "baseline", two[0], tmp_path / "kept")
    assert kept.out.startswith(f"{tmp_path / 'kept'}: 0.0")
    same = harbour("evaluate", "compare", tmp_path / "kept", two[0])
    assert same.out.startswith("The two runs are the same in every headline measure.")


def test_check_tells_every_finding_and_ends_in_1_for_an_error(
    harbour: Harbour, testset: Path, starter_index: Path, tmp_path: Path
) -> None:
    index = ("--index", starter_index)
    assert harbour("evaluate", "check", testset, *index) == Done(0, "", "No errors, 0 warnings\n")
    bad = tmp_path / "bad.jsonl"
    bad.write_text(
        TESTSET.replace("patent-box-tax-concession", "patent-box").replace('"fact"', '"facts"')
        + TESTSET,
        encoding="utf-8",
    )
    done = harbour("evaluate", "check", testset, bad, *index)
    assert done.code == 1
    assert done.out.splitlines()[0] == (
        f'{bad}, line 1, type: unknown type "facts"; did you mean "fact"?'
    )
    assert f'{bad}, line 4, id: the id "b" stands in line 2 too' in done.out
    assert done.err == "harbour: 4 errors and 2 warnings; mend the errors and check again\n"
    told = json.loads(harbour("evaluate", "check", bad, "--json", *index).out)
    assert told["files"][str(bad)][0]["field"] == "type"


def test_check_works_without_an_index(harbour: Harbour, testset: Path, tmp_path: Path) -> None:
    done = harbour("evaluate", "check", testset, "--index", tmp_path / "none")
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("Documents are not looked up: There is no index in ")


def test_import_makes_a_test_set_that_can_be_checked(harbour: Harbour, tmp_path: Path) -> None:
    squad = {
        "data": [
            {
                "title": "Harbours",
                "paragraphs": [
                    {
                        "context": "Aberdeen has a typhoon shelter.",
                        "qas": [
                            {
                                "id": "q1",
                                "question": "What has Aberdeen?",
                                "answers": [{"text": "a typhoon shelter", "answer_start": 13}],
                            }
                        ],
                    }
                ],
            }
        ]
    }
    source, out = tmp_path / "harbours.json", tmp_path / "squad"
    source.write_text(json.dumps(squad), encoding="utf-8")
    done = harbour("evaluate", "import", "squad", source, "--out", out)
    assert (done.code, done.out.splitlines()) == (
        0,
        [
            f"{out / 'questions.jsonl'}: 1 questions",
            f"{out / 'documents'}: 1 documents; next: harbour ingest {out / 'documents'}",
        ],
    )
    checked = harbour("evaluate", "check", out / "questions.jsonl", "--index", tmp_path / "none")
    assert checked.code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "Missing argument 'TESTSETS...'"),
        (("--out", "x"), 2, "Missing argument 'TESTSETS...'"),
        (("nowhere.jsonl",), 1, "nowhere.jsonl: the test set cannot be read"),
        (("a/tax.jsonl", "b/tax.jsonl"), 1, "is named 'tax' as well"),
        (("compare", "nowhere", "neither"), 1, "nowhere: holds no run"),
        (("report", "nowhere"), 1, "nowhere: holds no run"),
        (("compare", "a"), 2, "Missing argument 'DIR_B'"),
        (("import", "trec", "topics", "--out", "x"), 2, "trec needs two files"),
        (("import", "squad", "a", "--split", "dev", "--out", "x"), 2, "--split is of BEIR"),
        (("import", "csv", "a", "--out", "x"), 2, "'csv' is not one of 'squad'"),
    ],
)
def test_bad_input_gets_one_line_and_its_exit_code(
    harbour: Harbour, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = harbour("evaluate", *arguments)
    assert (done.code, done.out, done.err.count("\n")) == (code, "", 1)
    assert said in done.err
