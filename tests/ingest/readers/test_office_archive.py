import zipfile

import pytest

from ingest.errors import UnreadableError
from ingest.readers.office.archive import opened, part


def write_zeros(path, megabytes):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("word/media/image1.bmp", "w", force_zip64=True) as file:
            for _ in range(megabytes):
                file.write(bytes(1_000_000))


def test_an_archive_that_unpacks_to_a_thousand_times_its_size_is_not_unpacked(tmp_path):
    write_zeros(tmp_path / "bomb.docx", 60)
    with pytest.raises(UnreadableError, match=r"^unpacks to 60 MB, 1,0\d\d times") as refused:
        with opened(tmp_path / "bomb.docx"):
            pytest.fail("opened")
    assert refused.value.problem == "too large"


def test_a_small_archive_may_be_packed_tightly(tmp_path):
    write_zeros(tmp_path / "small.docx", 1)
    with opened(tmp_path / "small.docx") as archive:
        assert part(archive, "word/document.xml") is None


def test_whatever_breaks_inside_is_damage_but_memory_is_size(tmp_path):
    write_zeros(tmp_path / "small.docx", 1)
    for error, problem in ((AttributeError("x"), "damaged"), (MemoryError(), "too large")):
        with pytest.raises(UnreadableError) as refused:
            with opened(tmp_path / "small.docx"):
                raise error
        assert refused.value.problem == problem


def test_a_password_of_the_zip_format_is_damage(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", b"x")
    content = (tmp_path / "a.docx").read_bytes().replace(b"\x14\0\0\0\0\0", b"\x14\0\1\0\0\0")
    (tmp_path / "a.docx").write_bytes(content)
    with pytest.raises(UnreadableError, match="password"):
        with opened(tmp_path / "a.docx") as archive:
            part(archive, "word/document.xml")
