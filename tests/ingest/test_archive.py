import zipfile

import pytest
from contents import contents

from ingest.archive import export_index, import_index
from ingest.compact import compact
from ingest.errors import StoreError
from ingest.pipeline import ingest
from ingest.status import index_status

DAY = "2026-11-24"


@pytest.fixture
def index(tmp_path, embedder):
    documents = tmp_path / "documents"
    documents.mkdir()
    for number in range(6):
        text = f"# Line {number}\n\nCable cars of line {number} run every {number + 3} minutes.\n"
        (documents / f"{number}.md").write_text(text, encoding="utf-8")
    (documents / "zh.md").write_text("# 裝置\n\n裝置徵費的稅率是百分之七。", encoding="utf-8")
    folder = tmp_path / "index"
    ingest(folder, [documents], embedder, DAY)
    return folder


def test_an_index_comes_back_from_its_archive_as_it_was(index, tmp_path, embedder):
    assert export_index(index, "", tmp_path / "index.zip") == 7
    assert import_index(tmp_path / "other", "", tmp_path / "index.zip") == 7
    assert contents(tmp_path / "other", embedder) == contents(index, embedder)


def test_an_imported_index_goes_on_with_the_files_of_its_new_place(index, tmp_path, embedder):
    export_index(index, "", tmp_path / "index.zip")
    import_index(tmp_path / "other", "", tmp_path / "index.zip")
    (tmp_path / "documents").rename(tmp_path / "moved")
    report = ingest(tmp_path / "other", [tmp_path / "moved"], embedder, DAY)
    assert report.counts == {"unchanged": 7}


def test_documents_that_are_there_are_not_replaced_by_an_archive(index, tmp_path):
    export_index(index, "", tmp_path / "index.zip")
    with pytest.raises(StoreError, match="holds documents already"):
        import_index(index, "", tmp_path / "index.zip")


def test_a_damaged_archive_is_refused_before_anything_is_written(index, tmp_path):
    file = tmp_path / "index.zip"
    export_index(index, "", file)
    whole = file.read_bytes()
    broken = bytearray(whole)
    broken[len(whole) // 2] ^= 0xFF
    for content in (whole[: len(whole) // 2], bytes(broken), b"no archive"):
        file.write_bytes(content)
        with pytest.raises(StoreError, match="damaged, or not written by `harbour export`"):
            import_index(tmp_path / "other", "", file)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("something.txt", "else")
    with pytest.raises(StoreError, match="damaged, or not written"):
        import_index(tmp_path / "other", "", file)
    assert not (tmp_path / "other").exists()


def test_compacting_drops_what_was_deleted_and_changes_nothing_else(index, tmp_path, embedder):
    for round_ in range(3):
        text = f"Cable cars of line 1 run every {round_ + 30} minutes."
        (tmp_path / "documents" / "1.md").write_text(text, encoding="utf-8")
        ingest(index, [tmp_path / "documents"], embedder, DAY)
    before = contents(index, embedder)
    assert index_status(index).ghosts == 6
    done = compact(index)
    assert (done.documents, done.ghosts) == (7, 6)
    assert contents(index, embedder) == before
    assert index_status(index).ghosts == 0


def test_a_compaction_that_was_stopped_between_its_steps_is_undone(index, embedder):
    before = contents(index, embedder)
    (index / "chroma").rename(index / "chroma.old")
    assert contents(index, embedder) == before


def test_the_status_tells_how_much_how_old_and_what_failed(index, tmp_path, embedder):
    (tmp_path / "documents" / "bad.txt").write_bytes(b"\x80\x00")
    ingest(index, [tmp_path / "documents"], embedder, DAY)
    status = index_status(index)
    assert (status.documents, status.languages) == (7, {"en": 6, "zh-Hant": 1})
    assert (status.written_on, status.complete, status.oldest) == (DAY, True, None)
    assert list(status.failures) == [str(tmp_path / "documents" / "bad.txt")]
    assert "not readable: 1" in status.as_text()
