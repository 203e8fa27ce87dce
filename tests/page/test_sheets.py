from pathlib import Path

import pytest

from assistant.citation import Citation
from ingest.embed import Embedder
from ingest.index import Index
from ingest.pipeline import ingest
from ingest.reading import Limits, ReadOptions
from page.sheets import SheetError, cited_sheets, has_sheet
from tests.ingest.readers.made_pdf import lines, write_pdf

QUOTE = "The widget levy is due at the end of the year."
OPTIONS = ReadOptions(ocr=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sheets")
    write_pdf(folder / "levy.pdf", [lines("Widget levy"), lines("For widgets:", QUOTE)])
    (folder / "note.md").write_text(f"# Note\n\n{QUOTE}\n", encoding="utf-8")
    return folder


@pytest.fixture
def index(folder: Path, embedder: Embedder, tmp_path: Path) -> Index:
    ingest(tmp_path / "index", [folder], embedder, "2026-11-24")
    return Index(tmp_path / "index", embedder.name, embedder.fingerprint)


def citation(index: Index, document: str, page: int | None) -> Citation:
    start = index.text(document).index(QUOTE)
    return Citation(1, document, "Levy", "", page, QUOTE, "in-force", None, "", (), start)


def test_only_a_page_of_a_pdf_is_shown(index: Index) -> None:
    levy, note = citation(index, "levy.pdf", 2), citation(index, "note.md", None)
    assert has_sheet(index.documents["levy.pdf"], levy)
    assert not has_sheet(index.documents["note.md"], note)


def test_the_cited_page_is_drawn_from_the_original_with_the_quote_boxed(index: Index) -> None:
    (sheet,) = cited_sheets(index, citation(index, "levy.pdf", 2), OPTIONS)
    assert (sheet.page, len(sheet.boxes)) == (2, 1)


def test_a_file_that_changed_or_went_since_it_was_read_is_not_shown(
    index: Index, folder: Path
) -> None:
    cited = citation(index, "levy.pdf", 2)
    original = (folder / "levy.pdf").read_bytes()
    try:
        (folder / "levy.pdf").write_bytes(original + b"\n%")
        with pytest.raises(SheetError, match="sheet_changed"):
            cited_sheets(index, cited, OPTIONS)
        (folder / "levy.pdf").unlink()
        with pytest.raises(SheetError, match="sheet_changed"):
            cited_sheets(index, cited, OPTIONS)
    finally:
        (folder / "levy.pdf").write_bytes(original)


def test_what_cannot_be_drawn_costs_only_itself(index: Index) -> None:
    little = ReadOptions(ocr=False, limits=Limits(memory_megabytes=1))
    with pytest.raises(SheetError, match="sheet_failed"):
        cited_sheets(index, citation(index, "levy.pdf", 2), little)
