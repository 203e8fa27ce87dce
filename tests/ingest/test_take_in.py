from pathlib import Path

import pytest

from ingest.errors import IngestError
from ingest.index import Index
from ingest.intake import Addition
from ingest.lock import writing
from ingest.memory import FileMemory
from ingest.pipeline import RunOptions, ingest
from ingest.take_in import Library, take_in

DAY = "2026-11-24"
FRONT = """---
id: fares
title: Fares
kind: guide
language: en
status: in-force
as_of: "2026"
---
A ride costs two dollars.
"""


@pytest.fixture
def library(tmp_path: Path, embedder) -> Library:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "tolls.txt").write_text("Bridges cost ten dollars.", encoding="utf-8")
    ingest(tmp_path / "index", [folder], embedder, DAY)
    return Library(tmp_path / "index", folder, embedder)


def addition(library: Library, name: str, content: bytes, target: str) -> Addition:
    held = library.index.parent / name
    held.write_bytes(content)
    return Addition(held, library.documents / target)


def taken(library: Library, *additions: Addition):
    return take_in(library, additions, DAY, RunOptions(), lambda done, total, what: None)


def texts(library: Library) -> dict[str, str]:
    index = Index(library.index, library.embedder.name, library.embedder.fingerprint)
    try:
        return {name: index.text(name) for name in index.documents}
    finally:
        index.close()


def test_what_can_be_read_stays_also_for_the_next_run_and_what_cannot_is_put_back(library):
    done = taken(
        library,
        addition(library, "ferry.txt", b"Ferries leave at noon.", "uploads/ferry.txt"),
        addition(library, "broken.pdf", b"%PDF-1.4 broken", "uploads/broken.pdf"),
        addition(library, "tolls.txt", b"\x80\0bad", "tolls.txt"),
    )
    outcomes = {each.path: each.outcome for each in done.report.files}
    assert outcomes == {
        "tolls.txt": "failed",
        "uploads/broken.pdf": "failed",
        "uploads/ferry.txt": "added",
    }
    assert done.put_back == {"tolls.txt", "uploads/broken.pdf"}
    read = {
        "tolls.txt": "Bridges cost ten dollars.",
        "uploads/ferry.txt": "Ferries leave at noon.",
    }
    assert texts(library) == read
    assert {
        each.relative_to(library.documents).as_posix(): each.read_text()
        for each in library.documents.rglob("*")
        if each.is_file()
    } == read
    assert FileMemory(library.index).failures == {}
    again = ingest(library.index, [library.documents], library.embedder, DAY)
    assert again.counts == {"unchanged": 2} and texts(library) == read


def test_where_nothing_can_be_read_no_folder_is_left(library):
    done = taken(library, addition(library, "b.pdf", b"%PDF-1.4 broken", "uploads/b.pdf"))
    assert done.put_back == {"uploads/b.pdf"}
    assert [each.name for each in library.documents.iterdir()] == ["tolls.txt"]


def test_a_document_that_is_there_under_another_name_is_not_kept_twice(library):
    front = FRONT.encode()
    taken(library, addition(library, "a.md", front, "uploads/a.md"))
    done = taken(library, addition(library, "b.md", front, "uploads/b.md"))
    assert [
        (each.path, each.outcome) for each in done.report.files if each.path != "tolls.txt"
    ] == [
        ("uploads/a.md", "unchanged"),
        ("uploads/b.md", "duplicate"),
    ]
    assert not (library.documents / "uploads/b.md").exists()


def test_while_another_process_writes_the_index_nothing_is_taken_in(library):
    with writing(library.index), pytest.raises(IngestError, match="is writing the index"):
        taken(library, addition(library, "ferry.txt", b"Ferries.", "uploads/ferry.txt"))
    assert [each.name for each in library.documents.iterdir()] == ["tolls.txt"]
