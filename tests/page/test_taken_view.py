from dataclasses import replace
from pathlib import Path

from corpus.document import Source
from ingest.instructions import Finding
from ingest.records import DocumentRecord
from ingest.report import FileReport, IngestReport, PageProblem
from ingest.take_in import TakenIn
from page.taken_view import done_text, report_html, taken_html

FOLDER = Path("/data/docs")
LEVY = DocumentRecord(
    id="levy",
    hash="",
    folder="/data/docs",
    path="uploads/levy.pdf",
    title="Levy <b>",
    kind="guide",
    language="en",
    topics=(),
    sectors=(),
    status="informational",
    as_of=None,
    sources=(),
    passages=1,
    sentences=1,
    text_hash="",
)
ADDED = FileReport("uploads/levy.pdf", "added", "levy", "en", 3, 1)


def taken(*rows: FileReport, put_back: tuple[str, ...] = ()) -> TakenIn:
    return TakenIn(IngestReport(rows, 9, 1, 1, "m", 0.1), frozenset(put_back))


def row(done: TakenIn, record: DocumentRecord = LEVY) -> str:
    html = report_html(done, {"levy": record}, FOLDER, "en")
    return html.partition("<tbody>")[2].partition("</tbody>")[0]


def test_a_document_that_was_read_is_opened_from_its_row_which_says_what_citations_lack() -> None:
    assert row(taken(ADDED)) == (
        '<tr><th scope="row">uploads/levy.pdf</th><td>Added: <button name="at" value="0 levy" '
        'class="plain" lang="en">Levy &lt;b&gt;</button><span class="about">Not said: Date, '
        "Publisher. Citations go without. Say it in the file itself, or add the file again and "
        "fill it in.</span></td></tr>"
    )
    said = replace(LEVY, as_of="2026", sources=(Source("k", "T", "Office", "", "2026"),))
    assert "Not said" not in row(taken(ADDED), said)


def test_pages_left_out_same_texts_and_orders_to_a_model_are_told() -> None:
    found = Finding("order to a model", "", "ignore <all>", 2)
    pages = (PageProblem(2, "ocr", "garbled"), PageProblem(3, "pypdf", ""))
    shown = row(
        taken(replace(ADDED, page_problems=pages, same_text_as=("dues",), warnings=(found,)))
    )
    assert '<span class="about">Without page 2, which cannot be read</span>' in shown
    assert '<span class="about">The same text as dues</span>' in shown
    assert '<ul><li lang="en">order to a model, p. 2: “ignore &lt;all&gt;”</li></ul>' in shown


def test_what_could_not_be_read_stands_first_with_its_reason_and_without_the_servers_paths() -> (
    None
):
    bad = FileReport(
        "uploads/bad.md", "failed", problem="conflict", reason="its id is in /data/docs/a.md"
    )
    shown = row(taken(ADDED, bad, put_back=("uploads/bad.md",)))
    assert shown.startswith(
        '<tr><th scope="row">uploads/bad.md</th><td>Not read in. Another file has the same id. '
        'Give one of them another.<span class="about"><span lang="en">The reader said: its id is '
        'in a.md</span></span><span class="about">It was not kept; what was there before is still '
        "there.</span></td></tr>"
    )


def test_every_outcome_has_its_words_in_every_language() -> None:
    rows = [
        replace(ADDED, path=each, outcome=each, problem="damaged")  # type: ignore[arg-type]
        for each in (
            "added", "changed", "removed", "duplicate", "failed", "unsupported", "not retried",
        )
    ]  # fmt: skip
    done = taken(*rows, replace(ADDED, outcome="unchanged"))
    assert done_text(done, "en") == (
        "1 added, 1 changed, 1 unchanged, 1 taken out, 4 not read in. The library holds 9 "
        "documents."
    )
    for shown in ("en", "zh-Hant", "zh-Hans"):
        html = taken_html(done, {}, FOLDER, shown)  # type: ignore[arg-type]
        assert html.count("<tr>") == 8 and done_text(done, shown) in html  # type: ignore[arg-type]


def test_an_unchanged_file_has_no_row_and_a_document_that_is_gone_no_button() -> None:
    assert row(taken(replace(ADDED, outcome="unchanged"))) == ""
    assert "<button" not in report_html(taken(ADDED), {}, FOLDER, "en")
