from stored import run_of

from assistant.evaluation.interval import Estimate
from assistant.evaluation.measures.latency import Latency
from assistant.evaluation.report.made_of import Row, briefly, made_of
from assistant.evaluation.report.tables import (
    Cell,
    LatencyRow,
    latency_rows,
    measure_rows,
    outcome_rows,
    slice_tables,
)
from assistant.evaluation.summary import Slice, Summary, summarise

FACT = {"must_include": (("yes",),)}
OUTSIDE = {"type": "out-of-scope", "documents": ()}


def endings(rows):
    return [(row.scope, row.questions, [cell.questions for cell in row.cells]) for row in rows]


def test_outcomes_are_counted_by_what_should_have_happened(make):
    records = [
        make("a", text="yes", **FACT),
        make("b", text="no", **FACT),
        make("c", outcome="no_evidence", **FACT),
        make("d", outcome="failed", **FACT),
        make("e", outcome="no_evidence", **OUTSIDE),
        make("f", text="yes", **OUTSIDE),
    ]
    rows = outcome_rows(records, records[:1])
    assert [cell.verdict for cell in rows[0].cells] == [
        "answered right",
        "answered partly",
        "answered wrong",
        "refused",
        "failed",
    ]
    assert endings(rows) == [
        ("should be answered", 4, [1, 0, 1, 1, 1]),
        ("out of scope", 2, [0, 0, 1, 1, 0]),
    ]
    assert [[cell.verdict for cell in row.cells if cell.right] for row in rows] == [
        ["answered right"],
        ["refused"],
    ]
    assert [cell.before for cell in rows[0].cells] == [1, 0, 0, 0, 0]


def test_what_cannot_be_judged_has_a_column_when_there_is_some(make):
    rows = outcome_rows([make("a", text="yes"), make("b", text="yes", **FACT)])
    assert rows[0].cells[3].verdict == "answered, not judged"
    assert endings(rows) == [("should be answered", 2, [1, 0, 0, 1, 0, 0])]


def test_the_headline_stands_before_other_measures(make):
    rows = measure_rows(summarise([make("a", text="yes", **FACT)]), None)
    names = [row.name for row in rows]
    assert names[:6] == [
        "truthfulness",
        "all_facts",
        "citation_recall",
        "answered",
        "document_success@1",
        "right",
    ]


def test_slices_go_by_family_with_the_other_runs_value():
    new, old = Estimate(12, 0.8, 0.6, 0.9), Estimate(9, 0.5, 0.2, 0.8)
    summary = Summary((Slice("type", "fact", 12, {"answered": new}),))
    (table,) = slice_tables(summary, Summary((Slice("type", "fact", 9, {"answered": old}),)))
    assert table.by == "type"
    assert [cell for cell in table.rows[0].cells if cell] == [Cell(new, 0.5)]
    assert not Cell(new, None).small and Cell(old, None).small


def test_every_step_that_was_timed_has_its_percentiles():
    now = {"tax/a": {"retrieve": 10.0, "total": 30.0}, "tax/b": {"retrieve": 20.0}}
    assert latency_rows(now, {"tax/a": {"total": 40.0}}) == [
        LatencyRow("retrieve", Latency(2, 15.0, 19.5), None),
        LatencyRow("total", Latency(1, 30.0, 30.0), Latency(1, 40.0, 40.0)),
    ]


def test_a_run_says_what_it_was_made_of_and_where_the_other_differs(make):
    record = make("a", text="yes", **FACT)
    run = run_of([record], settings={"reader": True, "reranker": ""})
    other = run_of([record], settings={"reader": False, "reranker": ""})
    rows = made_of(run, other)
    assert rows[0] == Row("Test set tax", "1 question (tax-sha2)", "1 question (tax-sha2)")
    assert [row for row in rows if row.differs] == [Row("Setting: reader", "on", "off")]
    assert [(row.name, row.value) for row in briefly(rows)] == [
        ("Corpus", "71 documents (c0ffee00)"),
        ("Newest document cited", "none with a date"),
        ("Embedding model", "e5 (f1e2)"),
        ("Setting: reader", "on"),
        ("Code", "version 0.1.0 (5ec0de00)"),
    ]
    assert briefly(made_of(run))[-1] == Row("Settings", "reader on")
