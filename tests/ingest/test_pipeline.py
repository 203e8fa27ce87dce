import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.embed import Embedder
from ingest.errors import IngestError
from ingest.index import Index
from ingest.lock import writing
from ingest.memory import FileMemory
from ingest.pipeline import RunOptions, ingest, plan
from ingest.reading import Limits, ReadOptions
from ingest.report import IngestReport

DAY = "2026-11-24"
LEVY = """---
id: widget-levy
title: "Widget levy"
kind: policy
language: en
status: in-force
as_of: "2026-01-31"
sources: []
---

The widget levy is 7.25% of turnover. {more}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "documents"
    (made / "sub").mkdir(parents=True)
    (made / "levy.md").write_text(LEVY.format(more=""), encoding="utf-8")
    (made / "sub" / "cars.txt").write_text("Cable cars run every nine minutes.", encoding="utf-8")
    (made / "broken.md").write_bytes(b"\x80\x00bad")
    (made / "picture.xyz").write_bytes(b"\x00\x01")
    return made


def run(folder: Path, embedder: Embedder, **options: object) -> IngestReport:
    index = folder.parent / "index"
    return ingest(index, [folder], embedder, DAY, options=RunOptions(**options))  # type: ignore[arg-type]


def outcomes(report: IngestReport) -> dict[str, str]:
    return {row.path: row.outcome for row in report.files}


def documents(folder: Path, embedder: Embedder) -> list[str]:
    index = Index(folder.parent / "index", embedder.name, embedder.fingerprint)
    try:
        return list(index.documents)
    finally:
        index.close()


def actions(folder: Path, embedder: Embedder) -> dict[str, str]:
    made = plan(folder.parent / "index", [folder], embedder)
    return {each.file.path: each.action for each in made.files}


def test_a_plan_says_what_a_run_would_do_and_writes_nothing(folder, embedder):
    assert actions(folder, embedder) == {
        "broken.md": "add",
        "levy.md": "add",
        "picture.xyz": "skip",
        "sub/cars.txt": "add",
    }
    assert not (folder.parent / "index").exists()
    run(folder, embedder)
    (folder / "levy.md").write_text(LEVY.format(more="So it is."), encoding="utf-8")
    (folder / "sub" / "cars.txt").unlink()
    (folder / "new.txt").write_text("Ferries leave at noon.", encoding="utf-8")
    assert actions(folder, embedder) == {
        "broken.md": "skip",
        "levy.md": "change",
        "new.txt": "add",
        "picture.xyz": "skip",
        "sub/cars.txt": "delete",
    }
    assert documents(folder, embedder) == ["sub/cars.txt", "widget-levy"]


def test_a_file_that_is_again_as_it_was_read_is_no_failure_any_more(folder, embedder):
    run(folder, embedder)
    levy = (folder / "levy.md").read_text(encoding="utf-8")
    (folder / "levy.md").write_text("---\nid: widget-levy\n---\nNo more.", encoding="utf-8")
    assert outcomes(run(folder, embedder))["levy.md"] == "failed"
    (folder / "levy.md").write_text(levy, encoding="utf-8")
    assert outcomes(run(folder, embedder))["levy.md"] == "unchanged"
    failures = FileMemory(folder.parent / "index").failures
    assert [Path(each).name for each in failures] == ["broken.md"]


def test_a_file_that_failed_is_read_again_only_when_it_changes_or_on_retry(folder, embedder):
    assert outcomes(run(folder, embedder))["broken.md"] == "failed"
    again = run(folder, embedder)
    row = next(row for row in again.files if row.path == "broken.md")
    assert (row.outcome, row.problem, row.seconds) == ("not retried", "damaged", 0.0)
    assert "--retry" in again.as_text()
    assert outcomes(run(folder, embedder, retry=True))["broken.md"] == "failed"
    (folder / "broken.md").write_text("Mended.", encoding="utf-8")
    assert outcomes(run(folder, embedder))["broken.md"] == "added"
    assert outcomes(run(folder, embedder))["broken.md"] == "unchanged"


def test_a_failure_is_tried_again_when_files_are_read_in_another_way(folder, embedder):
    run(folder, embedder)
    other = ReadOptions(limits=Limits(pages=7))
    assert outcomes(run(folder, embedder, read=other))["broken.md"] == "failed"


def test_a_file_over_the_limit_fails_and_the_run_goes_on(folder, embedder):
    (folder / "big.txt").write_text("word " * 300_000, encoding="utf-8")
    rows = {row.path: row for row in run(folder, embedder, read=limited(megabytes=1)).files}
    assert (rows["big.txt"].problem, rows["levy.md"].outcome) == ("too large", "added")
    assert "ingest.megabytes" in rows["big.txt"].reason


def test_a_text_over_the_limit_fails(folder, embedder):
    rows = {row.path: row for row in run(folder, embedder, read=limited(characters=36)).files}
    assert (rows["sub/cars.txt"].outcome, rows["levy.md"].problem) == ("added", "too large")


def limited(**limits: int) -> ReadOptions:
    return ReadOptions(limits=replace(Limits(), **limits))


def test_the_same_document_under_two_names_is_kept_once(folder, embedder):
    (folder / "z-copy.md").write_text(LEVY.format(more=""), encoding="utf-8")
    report = run(folder, embedder)
    rows = {row.path: row for row in report.files}
    assert (rows["levy.md"].outcome, rows["z-copy.md"].outcome) == ("added", "duplicate")
    assert rows["z-copy.md"].reason == "same document as levy.md"
    (folder / "levy.md").unlink()
    assert outcomes(run(folder, embedder))["z-copy.md"] == "unchanged"
    assert documents(folder, embedder) == ["sub/cars.txt", "widget-levy"]


def test_two_documents_with_one_id_are_a_conflict_and_the_first_stays(folder, embedder):
    text = LEVY.format(more="Exporters pay nothing.")
    (folder / "other.md").write_text(text, encoding="utf-8")
    rows = {row.path: row for row in run(folder, embedder).files}
    assert (rows["levy.md"].outcome, rows["other.md"].problem) == ("added", "conflict")
    assert "its id widget-levy is also in" in rows["other.md"].reason


def test_an_id_in_another_folder_is_not_overwritten(folder, embedder, tmp_path):
    run(folder, embedder)
    other = tmp_path / "elsewhere"
    other.mkdir()
    text = LEVY.format(more="Exporters pay nothing.")
    (other / "mine.md").write_text(text, encoding="utf-8")
    report = ingest(tmp_path / "index", [other], embedder, DAY)
    assert [row.problem for row in report.files] == ["conflict"]
    index = Index(tmp_path / "index", embedder.name, embedder.fingerprint)
    assert "Exporters" not in index.text("widget-levy")


def test_two_files_with_one_text_are_told_of(folder, embedder):
    (folder / "same.txt").write_text("Cable cars  run every nine minutes\n", encoding="utf-8")
    rows = {row.path: row for row in run(folder, embedder).files}
    assert rows["same.txt"].same_text_as == ("sub/cars.txt",)
    assert rows["same.txt"].line == ""
    assert rows["sub/cars.txt"].line == "added: sub/cars.txt: same text as same.txt"


def test_a_document_with_an_id_of_its_own_may_move_without_being_read(folder, embedder):
    run(folder, embedder)
    (folder / "levy.md").rename(folder / "sub" / "moved.md")
    report = run(folder, embedder)
    assert outcomes(report)["sub/moved.md"] == "unchanged"
    assert "removed" not in outcomes(report).values()


def test_a_part_of_the_folder_can_be_named_and_the_rest_stays(folder, embedder):
    run(folder, embedder)
    (folder / "sub" / "new.txt").write_text("Ferries leave at noon.", encoding="utf-8")
    report = ingest(folder.parent / "index", [folder / "sub"], embedder, DAY)
    assert outcomes(report) == {"sub/cars.txt": "unchanged", "sub/new.txt": "added"}
    assert documents(folder, embedder) == ["sub/cars.txt", "sub/new.txt", "widget-levy"]


def test_the_second_of_two_runs_says_who_holds_the_lock(folder, embedder):
    with writing(folder.parent / "index"):
        caught: list[str] = []

        def second() -> None:
            try:
                run(folder, embedder)
            except IngestError as error:
                caught.append(str(error))

        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert len(caught) == 1
    assert caught[0].startswith("process ") and "is writing the index" in caught[0]


def test_the_report_is_one_json_object_with_a_row_a_file(folder, embedder):
    record = json.loads(json.dumps(run(folder, embedder).as_json()))
    assert record["counts"] == {"added": 2, "failed": 1, "unsupported": 1}
    (row,) = [row for row in record["files"] if row["path"] == "sub/cars.txt"]
    seconds = row.pop("seconds")
    assert seconds >= 0
    assert row == {
        "path": "sub/cars.txt",
        "outcome": "added",
        "document": "sub/cars.txt",
        "language": "en",
        "pages": None,
        "passages": 1,
        "reader": "text",
        "readers": None,
        "page_problems": [],
        "warnings": [],
        "problem": "",
        "reason": "",
        "same_text_as": [],
    }


def test_a_reader_that_is_open_sees_what_an_ingestion_changed(folder, embedder):
    run(folder, embedder)
    index = Index(folder.parent / "index", embedder.name, embedder.fingerprint)
    assert index.consistently(lambda: index.text("sub/cars.txt")).endswith("nine minutes.")
    (folder / "sub" / "cars.txt").write_text("Cable cars run every ten minutes.", "utf-8")
    run(folder, embedder)
    vector = embedder.queries(["how often do cable cars run"])[0]

    def answer() -> tuple[str, str]:
        hits = index.nearest("passages", "en", vector, 5)
        found = index.passages("en", [hits[0].id])[hits[0].id]
        return index.text("sub/cars.txt"), found.passage.text

    new = "Cable cars run every ten minutes."
    assert index.consistently(answer) == (new, new)
