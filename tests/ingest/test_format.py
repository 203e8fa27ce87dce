import zipfile

import pytest

from ingest.errors import UnreadableError
from ingest.format import detect_format

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("name", "part", "format"),
    [
        ("a.docx", "word/document.xml", "docx"),
        ("a.docm", "word/document.xml", "docx"),
        ("a.xlsm", "xl/workbook.xml", "xlsx"),
        ("a.pptm", "ppt/presentation.xml", "pptx"),
        ("a.docx", "xl/workbook.xml", "xlsx"),
        ("a.zip", "other.txt", None),
    ],
)
def test_an_office_file_is_known_by_its_parts(name, part, format, tmp_path):
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        archive.writestr(part, "x")
    assert detect_format(tmp_path / name) == format


@pytest.mark.parametrize(
    ("name", "new"),
    [("a.doc", ".docx"), ("a.XLS", ".xlsx"), ("a.ppt", ".pptx"), ("a", ".docx, .xlsx or .pptx")],
)
def test_an_old_office_file_is_to_be_saved_as_a_new_one(name, new, tmp_path):
    (tmp_path / name).write_bytes(OLE2)
    with pytest.raises(UnreadableError, match=f"save it as {new}$") as refused:
        detect_format(tmp_path / name)
    assert refused.value.problem == "unsupported"


def test_an_office_file_with_a_password_is_encrypted(tmp_path):
    directory = "EncryptedPackage".encode("utf-16-le")
    (tmp_path / "a.docx").write_bytes(OLE2 + b"\0" * 512 + directory)
    with pytest.raises(UnreadableError, match="password") as refused:
        detect_format(tmp_path / "a.docx")
    assert refused.value.problem == "encrypted"
