from pathlib import Path

import pytest
from written_paper import paper

from assistant.briefing.paper import Bullets, Contents, PageBreak, Paragraph, Run, Table
from assistant.briefing.write.save import save
from assistant.errors import BriefingError

PLAIN = paper(blocks=(Paragraph((Run("One."),)),), notes={})


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("a.docx", b"PK"), ("a.PDF", b"%PDF-"), ("a.html", b"<!doctype html>"), ("a.md", b"# Brief")],
)
def test_the_ending_chooses_the_format(name: str, beginning: bytes, tmp_path: Path) -> None:
    save(PLAIN, tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(beginning)
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.html", "a.md"])
def test_a_paper_may_have_gaps(name: str, tmp_path: Path) -> None:
    blocks = (
        Contents(),
        PageBreak(),
        Table(("", "b"), (((), (Run(""),)),)),
        Table(("a",), ()),
        Paragraph(()),
        Bullets(((),)),
        Bullets(()),
        Paragraph((Run(mark=1),)),
        PageBreak(),
    )
    save(paper(subtitle="", running="", blocks=blocks, notes={1: ()}), tmp_path / name)
    assert (tmp_path / name).stat().st_size > 0


@pytest.mark.parametrize("name", ["a.doc", "a", ".md"])
def test_another_ending_is_an_error_that_names_the_four(name: str, tmp_path: Path) -> None:
    with pytest.raises(BriefingError) as error:
        save(PLAIN, tmp_path / name)
    assert str(error.value) == (
        f"{tmp_path / name}: a briefing's file ends in .docx, .pdf, .html or .md"
    )


def test_what_fails_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_text("before", encoding="utf-8")
    with pytest.raises(ValueError, match="not numbered in the order"):
        save(paper(notes={}), file)
    assert file.read_text(encoding="utf-8") == "before"
    save(PLAIN, file)
    assert file.read_bytes().startswith(b"PK")


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "none" / "a.md"
    with pytest.raises(BriefingError) as error:
        save(PLAIN, file)
    assert str(error.value) == (
        f"{file}: cannot be written (No such file or directory); name a file in a folder that is "
        "there and may be written"
    )
