import csv
import io
import json

import pytest
from stored import run_of

from assistant.evaluation.compared import compare_runs, compare_slices
from assistant.evaluation.comparison_text import as_csv, as_json, as_markdown, as_text
from assistant.evaluation.turned import ending


def _run(make, right, **about):
    records = [
        make(
            f"{n:02}",
            text="5% [1]" if n in right else "6% [1]",
            quotes=("5%",),
            must_include=(("5%", "5 per cent"),),
            testset="tax" if n < 8 else "setup",
        )
        for n in range(24)
    ]
    outside = make("x", outcome="no_evidence", documents=(), type="out-of-scope")
    return run_of([*records, outside], **about)


@pytest.fixture
def runs(make):
    settings = {"reader": False, "reranker": ""}
    return _run(make, range(6), settings=settings), _run(make, range(1, 24))


def test_the_conclusion_comes_first_then_figures_turned_questions_and_what_differs(runs):
    lines = as_text(compare_runs(*runs), {}).splitlines()
    assert lines[0].startswith("Better than before: ")
    assert "Of 25 questions, 18 turned right and 1 turned wrong." in lines[0]
    table = [" ".join(line.split()) for line in lines if line.startswith("all facts")]
    assert table[0].startswith("all facts 24 0.250 0.958 +0.708 [")
    assert table[0].endswith(" better")
    wrong = lines.index("Turned wrong (1)")
    assert lines[wrong:] == [
        "Turned wrong (1)",
        "  tax/00: What of 00?",
        '    answered right -> answered wrong, without "5%"',
        "",
        "What differs between the runs",
        "  setting reader: off -> on",
    ]
    assert lines[lines.index("Turned right (18)") + 1] == "  tax/06: What of 06?"
    assert max(map(len, lines[1:])) <= 100


def test_a_run_held_against_itself_says_so(runs):
    text = as_text(compare_runs(runs[0], runs[0]), {})
    assert text.startswith("The two runs are the same in every headline measure.")
    assert "Turned" not in text
    assert text.endswith("What differs between the runs\n  nothing that can change an answer")


def test_slices_show_what_differs_and_where(runs):
    slices = compare_slices(*runs)
    assert ("area", "setup") in slices
    assert slices["area", "setup"].differences["all_facts"].difference == 1
    text = as_text(compare_runs(*runs), slices)
    rows = [" ".join(line.split()) for line in text.splitlines()]
    assert any(row.startswith("area setup: all facts 16 0.000 1.000 +1.000") for row in rows)
    assert not any(row.startswith("type out-of-scope") for row in rows)


def test_csv_markdown_and_json_hold_everything(runs):
    slices, compared = compare_slices(*runs), compare_runs(*runs)
    rows = list(csv.DictReader(io.StringIO(as_csv(slices))))
    assert len(rows) == sum(len(each.differences) for each in slices.values())
    row = next(r for r in rows if (r["by"], r["measure"]) == ("all", "all_facts"))
    assert (row["n"], row["before"], row["after"], row["better"]) == (
        "24",
        "0.25",
        "0.9583",
        "higher",
    )
    markdown = as_markdown(compared, slices)
    assert markdown.startswith(compared.conclusion + "\n\n|  | n | before |")
    assert "## Turned wrong (1)\n\n- tax/00: What of 00?" in markdown
    record = json.loads(json.dumps(as_json(compared, slices)))
    assert record["conclusion"] == compared.conclusion
    assert record["turned_wrong"] == [
        {
            "name": "tax/00",
            "question": "What of 00?",
            "before": "answered right",
            "after": 'answered wrong, without "5%"',
        }
    ]
    assert (record["slices"][0]["by"], record["slices"][0]["questions"]) == ("all", 25)


def test_questions_of_one_run_only_are_left_out_and_named(make):
    one, other = run_of([make("a"), make("b")]), run_of([make("b"), make("c")])
    assert "Left out, not asked alike in both runs (2)\n  tax/a\n  tax/c" in as_text(
        compare_runs(one, other), {}
    )


def test_an_ending_names_the_facts_that_an_answer_lacks(make):
    facts = (("5%",), ("2026",), ("HK$1",), ("Mr",), ("Ms",))
    assert [
        ending(make(text="5%", must_include=facts)),
        ending(make(text="5%", must_include=facts[:2])),
        ending(make(text="5%", must_include=facts[:1])),
        ending(make(outcome="no_evidence", must_include=facts)),
        ending(make(documents=(), type="out-of-scope")),
    ] == [
        'answered wrong, without "2026", "HK$1", "Mr" and 1 more',
        'answered partly, without "2026"',
        "answered right",
        "refused",
        "answered wrong",
    ]
