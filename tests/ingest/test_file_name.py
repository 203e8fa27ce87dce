import pytest

from ingest.errors import UnreadableError
from ingest.file_name import LONGEST, plain_name


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("施政報告 2026.pdf", "施政報告 2026.pdf"),
        (" two   words .pdf ", "two words .pdf"),
        ("re\u0301sume\u0301.md", "résumé.md"),
        ("a\u202efdp.exe\x00.md", "afdp.exe.md"),
        ('what? "this".md', "what_ _this_.md"),
        ("trailing.md. .", "trailing.md"),
    ],
)
def test_a_name_has_nothing_in_it_that_is_not_seen(name, plain):
    assert plain_name(name) == plain


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../../etc/passwd", "its name is a path"),
        ("C:\\temp\\a.md", "its name is a path"),
        ("..", "its name is empty, or that of a hidden file"),
        ("\u200b", "its name is empty, or that of a hidden file"),
        (".hidden.md", "its name is empty, or that of a hidden file"),
        ("~$open.docx", "its name is empty, or that of a hidden file"),
        ("a.pdf.PROVENANCE.json", "its name is kept for records (.provenance.json)"),
        ("文" * 60 + ".md", f"its name has more than {LONGEST} bytes"),
    ],
)
def test_a_name_that_cannot_be_kept_is_refused(name, reason):
    with pytest.raises(UnreadableError) as caught:
        plain_name(name)
    assert (caught.value.problem, caught.value.reason) == ("name", reason)
