from dataclasses import replace

import numpy as np
from stored import run_of

from assistant.citation import CitedSource
from assistant.evaluation.baseline import compact, keep
from assistant.evaluation.folder import load_run
from assistant.evaluation.summary import measured

SOURCE = CitedSource("key", "Gazette", "Office", "https://example.org", "2026")


def _records(make):
    return [
        # The text of two alternatives side by side must not read as a third: 1 and 0% as 10%.
        make(
            "a",
            text="The rate is 5%. [1]",
            quotes=("The rate is 5%.",),
            places=("wrong > Rates: 5%", "right > Rates: 1 of 0%, long", "right > Fees: 5%"),
            must_include=(("10%", "1"), ("0%",)),
            sections=("Rates",),
            probability=0.8,
        ),
        make(
            "b",
            places=("wrong > X: a piece", "right > X: no", "right > Y: A  Piece of it", "x > Z"),
            evidence=("a piece of it", "piece"),
            documents=("right", "x"),
        ),
        make("c", documents=(), type="out-of-scope", places=("x > Y: z",), quotes=("Words.",)),
        make("d", outcome="failed"),
    ]


def test_a_compact_run_measures_the_same_and_can_be_stored(make, tmp_path):
    run = run_of(_records(make))
    small = compact(run)
    assert np.array_equal(measured(small.records), measured(run.records), equal_nan=True)
    assert small.summary == run.summary
    keep(run, tmp_path)
    assert load_run(tmp_path) == small
    assert sorted(file.name for file in tmp_path.iterdir()) == ["records.jsonl", "run.json"]


def test_leaves_out_what_no_measure_reads(make):
    full = make("a", quotes=("Words.",), places=("right > A: long text", "x > B: longer text"))
    citation = replace(full.citations[0], title="Title", url="https://a", sources=(SOURCE,))
    (small,) = compact(run_of([replace(full, citations=(citation,), notices=("Old.",))])).records
    assert small == replace(
        full,
        retrieved=(replace(full.retrieved[0], passage="", score=0.0, text=""),),
    )
