from pathlib import Path

import pytest

from ingest.fetch.copies import Copy, digest_of, find_copy, keep, keep_record, part_path
from ingest.provenance import Provenance, load_provenance, pending_path, write_pending


def record(body: bytes, day: int = 1) -> Provenance:
    return Provenance(
        id="one", url="http://h/a", fetched_at=f"2026-11-0{day}", sha256=digest_of(body)
    )


def kept(folder: Path, body: bytes, format: str = "html", day: int = 1) -> Copy:
    part = part_path(folder, "one")
    part.write_bytes(body)
    copy = Copy(folder / f"one.{format}", format, record(body, day))
    keep(part, copy)
    return copy


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_kept_copy_is_found(tmp_path):
    copy = kept(tmp_path, b"old")
    assert find_copy(tmp_path, "one") == copy
    assert names(tmp_path) == ["one.html", "one.html.provenance.json"]


def test_a_kill_before_the_move_leaves_the_old_pair(tmp_path):
    copy = kept(tmp_path, b"old")
    part_path(tmp_path, "one").write_bytes(b"new")
    write_pending(copy.file, record(b"new", 2))
    assert find_copy(tmp_path, "one") == copy
    assert load_provenance(copy.file) == record(b"old")
    assert not pending_path(copy.file).exists()


def test_a_kill_after_the_move_leaves_the_new_pair(tmp_path):
    copy = kept(tmp_path, b"old")
    write_pending(copy.file, record(b"new", 2))
    copy.file.write_bytes(b"new")
    assert find_copy(tmp_path, "one") == Copy(copy.file, "html", record(b"new", 2))
    assert load_provenance(copy.file) == record(b"new", 2)
    assert names(tmp_path) == ["one.html", "one.html.provenance.json"]


def test_a_kill_before_the_old_format_went_leaves_the_later_one(tmp_path):
    old = kept(tmp_path, b"old", "html", 1)
    saved = {path: path.read_bytes() for path in tmp_path.iterdir()}
    new = kept(tmp_path, b"new", "pdf", 2)
    for path, content in saved.items():
        path.write_bytes(content)
    assert old.file.exists()
    assert find_copy(tmp_path, "one") == new
    keep_record(new)
    assert names(tmp_path) == ["one.pdf", "one.pdf.provenance.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"id": "one"}'])
def test_a_damaged_record_is_as_good_as_none(tmp_path, content):
    copy = kept(tmp_path, b"old")
    (tmp_path / "one.html.provenance.json").write_bytes(content)
    assert find_copy(tmp_path, "one") is None
    keep_record(copy)
    assert find_copy(tmp_path, "one") == copy
