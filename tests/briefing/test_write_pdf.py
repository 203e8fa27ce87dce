import re
from collections import Counter
from io import BytesIO

import pypdf
import pytest
import typst
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject
from written_paper import ADDRESS, HANS, HANT, SHOWN, hostile, paper

from assistant.briefing.paper import Paper, Paragraph, Run, Table
from assistant.briefing.write import pdf as writer
from assistant.briefing.write.fonts import chinese_fonts, machine_fonts
from assistant.briefing.write.pdf import pdf
from assistant.errors import BriefingError

needs_chinese = pytest.mark.skipif(
    not chinese_fonts("en", machine_fonts()), reason="needs a Chinese font"
)


def _written(written: Paper) -> bytes:
    file = BytesIO()
    pdf(written, file)
    return file.getvalue()


def _read(written: Paper) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(_written(written)))


def _words(text: str) -> str:
    """Give a text without spaces, at which lines are broken, and without dots that lead."""
    return "".join(re.sub(r"( \.)+ ", " ", text).split())


def _root(reader: pypdf.PdfReader) -> DictionaryObject:
    root = reader.trailer["/Root"].get_object()
    assert isinstance(root, DictionaryObject)
    return root


def _structure(node: PdfObject | None) -> list[DictionaryObject]:
    node = node.get_object() if node else None
    if isinstance(node, ArrayObject):
        return [each for child in node for each in _structure(child)]
    if not isinstance(node, DictionaryObject):
        return []
    return [node, *_structure(node.get("/K"))]


@needs_chinese
def test_a_paper_is_tagged_and_tells_its_title_and_languages() -> None:
    reader = _read(paper(language="zh-Hant"))
    root = _root(reader)
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "zh-HK")
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.subject) == (paper().title, paper().subtitle)
    assert reader.metadata.creation_date is None
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    tree = _structure(root["/StructTreeRoot"])
    tags = Counter(str(each.get("/S")) for each in tree)
    wanted = ("/Title", "/H1", "/H2", "/Table", "/TH", "/TD", "/LI", "/Note", "/TOCI")
    # The title of the contents is a heading too.
    assert [tags[tag] for tag in wanted] == [1, 2, 1, 1, 2, 4, 2, 3, 2]
    assert {str(each["/Lang"]) for each in tree if "/Lang" in each} == {"zh-CN", "zh-HK"}


@needs_chinese
def test_its_words_can_be_read_in_order_with_the_notes_at_the_foot_of_their_page() -> None:
    pages = [_words(page.extract_text()) for page in _read(paper()).pages]
    assert pages == [
        _words(
            f"{paper().running} {paper().title} {paper().subtitle} "
            f"The first HK$2 million is deducted.1 {HANT} 2,3 Contents Tax & duty 2 Rates 2 "
            f"1 Department, Notes, 2019. 2 {HANS} {ADDRESS} 3 Survey, p. 14. 1 / 2"
        ),
        _words(
            f"{paper().running} Tax & duty Check this.2 Rates What Figure Rate 8.25%2 Rate 8.25%2 "
            "• One two • site Proposed only. 2 / 2"
        ),
    ]


@needs_chinese
def test_equal_papers_give_equal_bytes() -> None:
    assert _written(paper()) == _written(paper())
    assert _written(paper()) != _written(paper(title="Another"))


@needs_chinese
def test_links_lead_to_their_addresses() -> None:
    addresses = [
        annotation.get_object()["/A"]["/URI"]
        for page in _read(paper()).pages
        for annotation in page.get("/Annots", [])
        if "/URI" in annotation.get_object().get("/A", {})
    ]
    assert set(addresses) == {ADDRESS}


def test_no_text_of_a_document_is_markup() -> None:
    reader = _read(hostile())
    words = _words("".join(page.extract_text() for page in reader.pages))
    places = [words.count(_words(text)) for text in SHOWN]
    # A paragraph, an item and two cells each; all of them in the running line of each page, title,
    # subtitle, contents and their title, heading, note, and the column's name on its two pages.
    assert places == [4 + len(reader.pages) + 8] * len(SHOWN)


def test_the_names_of_columns_stand_on_each_page_and_cells_keep_their_words() -> None:
    row = ((Run("a" * 90),), (Run("word " * 60),))
    reader = _read(paper(blocks=(Table(("First", "Second"), (row,) * 30),), notes={}))
    pages = [page.extract_text() for page in reader.pages]
    assert [page.count("First Second") for page in pages] == [1] * len(pages)
    assert len(pages) > 2
    assert _words("".join(pages)).count("a" * 90) == 30


def test_a_sign_that_no_font_has_does_not_stop_the_paper() -> None:
    reader = _read(paper(blocks=(Paragraph((Run("before \U00012000 after"),)),), notes={}))
    assert _root(reader)["/MarkInfo"]["/Marked"]
    assert "after" in reader.pages[0].extract_text()


def test_without_a_chinese_font_chinese_is_an_error_and_english_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bare = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(writer, "machine_fonts", lambda: bare)
    with pytest.raises(BriefingError, match="no font for the paper's Chinese: install Noto Serif"):
        _written(paper())
    english = paper(blocks=(Paragraph((Run("English."),)),), notes={})
    assert _written(english).startswith(b"%PDF-")
