from pathlib import Path

import pytest

from ingest.description import Description
from ingest.errors import IntakeError
from ingest.intake import Addition, Intake
from ingest.provenance import load_provenance, save_provenance

OLD = Description(title="Old").record(Path("a.txt"), "old", "2026-01-01T00:00:00Z")
NEW = Description(title="New").record(Path("a.txt"), "new", "2026-02-02T00:00:00Z")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A documents' folder with a file and its record, and two files that wait beside it."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents/a.txt").write_text("old")
    save_provenance(tmp_path / "documents/a.txt", OLD)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("new")
    return tmp_path / "documents"


@pytest.fixture
def additions(folder: Path) -> list[Addition]:
    held = folder.parent
    return [
        Addition(held / "a.txt", folder / "a.txt", NEW),
        Addition(held / "b.txt", folder / "uploads" / "b.txt"),
    ]


def there(folder: Path) -> dict[str, str]:
    files = sorted(each for each in folder.rglob("*") if each.is_file())
    return {
        each.relative_to(folder).as_posix(): each.read_text()
        for each in files
        if not each.name.endswith(".json")
    }


def test_files_are_taken_in_with_their_records_and_what_they_replaced_is_let_go(folder, additions):
    intake = Intake(additions)
    intake.take()
    intake.keep()
    assert there(folder) == {"a.txt": "new", "uploads/b.txt": "new"}
    assert load_provenance(folder / "a.txt") == NEW
    assert sorted(each.name for each in folder.iterdir()) == [
        "a.txt",
        "a.txt.provenance.json",
        "uploads",
    ]


def test_what_is_put_back_leaves_everything_as_it_was(folder, additions):
    before = sorted(folder.rglob("*"))
    intake = Intake(additions)
    intake.take()
    intake.put_back([each.target for each in additions])
    intake.keep()
    assert there(folder) == {"a.txt": "old"}
    assert load_provenance(folder / "a.txt") == OLD
    assert sorted(folder.rglob("*")) == before


def test_where_one_file_cannot_be_stored_none_is(folder, additions):
    before = sorted(folder.rglob("*"))
    (folder.parent / "b.txt").unlink()
    with pytest.raises(IntakeError) as caught:
        Intake(additions).take()
    assert str(caught.value) == (
        "b.txt: cannot be stored (No such file or directory); nothing was changed"
    )
    assert there(folder) == {"a.txt": "old"} and sorted(folder.rglob("*")) == before


def test_where_one_file_cannot_take_its_place_all_are_put_back(folder, additions):
    (folder / "blocked.txt").write_text("old")
    (folder / ".blocked.txt.before").mkdir()
    blocked = Addition(folder.parent / "b.txt", folder / "blocked.txt")
    with pytest.raises(IntakeError, match="^blocked.txt: cannot be stored"):
        Intake([*additions, blocked]).take()
    assert there(folder) == {"a.txt": "old", "blocked.txt": "old"}
    assert load_provenance(folder / "a.txt") == OLD


def test_what_a_killed_run_left_hidden_is_not_put_back(folder, additions):
    (folder / "uploads").mkdir()
    (folder / "uploads" / ".b.txt.before").write_text("of another time")
    intake = Intake(additions)
    intake.take()
    intake.put_back([additions[1].target])
    intake.keep()
    assert there(folder) == {"a.txt": "new", "uploads/.b.txt.before": "of another time"}
