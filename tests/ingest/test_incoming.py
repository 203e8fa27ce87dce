from pathlib import Path

import pytest

from ingest.incoming import Incoming, incoming_plan
from ingest.pipeline import ingest, plan
from ingest.plan import Plan
from ingest.reading import Limits
from ingest.scan import File

FRONT = "---\nid: ferries\ntitle: Ferries\n---\n"
LIMITS = Limits(megabytes=1)


@pytest.fixture
def folder(tmp_path: Path, embedder) -> Path:
    """Documents in a folder, of which all but the newest are in the index."""
    made = tmp_path / "documents"
    for name, text in {
        "rules/tolls.md": "Bridges cost ten dollars.",
        "rules/twice.md": "Once.",
        "guides/twice.md": "Twice.",
        "uploads/quay.md": "Quays are free.",
    }.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(text, encoding="utf-8")
    ingest(tmp_path / "index", [made], embedder, "2026-11-24")
    (made / "later.md").write_text("Put there by hand.", encoding="utf-8")
    return made


def held(folder: Path, name: str, content: str | bytes, place: str = "a") -> Path:
    file = folder.parent / "held" / place / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def planned(folder: Path, embedder, *files: Path):
    whole = plan(folder.parent / "index", [folder], embedder)
    return incoming_plan(whole, files, folder, LIMITS)


def rows(found) -> list[tuple[str, str]]:
    return [(each.file.path, each.action) for each in found.rest.files]


def test_a_file_is_new_or_takes_the_place_of_the_one_that_has_its_name(folder, embedder):
    tolls, quay = folder / "rules/tolls.md", folder / "uploads/quay.md"
    files = (
        held(folder, "ferries.md", FRONT + "Ferries leave at noon."),
        held(folder, "Tolls.md", "Bridges cost twenty dollars."),
        held(folder, "quay.md", "Quays are free."),
    )
    found = planned(folder, embedder, *files)
    assert found.incoming == (
        Incoming("ferries.md", files[0], "add", folder / "uploads/ferries.md", speaks=True),
        Incoming("Tolls.md", files[1], "change", tolls, File(tolls.parent, "tolls.md").digest()),
        Incoming("quay.md", files[2], "keep", quay),
    )
    assert rows(found) == [
        ("guides/twice.md", "keep"),
        ("later.md", "add"),
        ("rules/twice.md", "keep"),
    ]
    assert found.counts == {"add": 2, "change": 1, "keep": 3}
    assert not (folder / "uploads/ferries.md").exists()


def test_what_cannot_be_taken_in_says_why_and_has_no_place(folder, embedder):
    (folder / "uploads/folder.md").mkdir()
    files = (
        held(folder, "twice.md", "Thrice."),
        held(folder, "folder.md", "A file."),
        held(folder, "new.md", "One."),
        held(folder, "NEW.md", "Two.", "b"),
        held(folder, ".hidden.md", "Seen by nobody."),
        held(folder, "archive.zip", b"PK\x05\x06" + b"\0" * 18),
        held(folder, "large.txt", b"x" * 1_000_001),
    )
    found = planned(folder, embedder, *files)
    assert [(each.action, each.target, each.problem) for each in found.incoming] == [
        ("skip", None, "name"),
        ("skip", None, "name"),
        ("add", folder / "uploads/new.md", None),
        ("skip", None, "name"),
        ("skip", None, "name"),
        ("skip", None, "unsupported"),
        ("skip", None, "too large"),
    ]
    assert found.incoming[0].reason == (
        "several documents have its name: guides/twice.md, rules/twice.md"
    )
    assert found.incoming[1].reason == "a folder has its name"
    assert found.incoming[3].reason == "another of the files has its name"


def test_a_file_that_was_lost_and_comes_again_is_not_taken_out(folder, embedder):
    (folder / "uploads/quay.md").unlink()
    found = planned(folder, embedder, held(folder, "quay.md", "Quays are free."))
    assert [each.action for each in found.incoming] == ["add"]
    assert "delete" not in dict(rows(found)).values()
    assert incoming_plan(Plan(()), (), folder, LIMITS).counts == {}
