from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx as reader
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import parse_xml
from lxml import etree
from openxml_audit import OpenXmlValidator
from written_paper import ADDRESS, HANS, HANT, SHOWN, hostile, paper

from assistant.briefing.paper import Bullets, Contents, PageBreak, Paper, Paragraph, Run, Table
from assistant.briefing.write.docx import docx
from corpus.document import LANGUAGES, Language


def _written(written: Paper) -> bytes:
    file = BytesIO()
    docx(written, file)
    return file.getvalue()


def _read(written: Paper) -> Document:
    return reader.Document(BytesIO(_written(written)))


def _part(document: Document, kind: str) -> etree._Element:
    return parse_xml(document.part.part_related_by(kind).blob)


def _text(element: etree._Element) -> str:
    return "".join(_values(element, ".//w:t/text()"))


def _find(element: etree._Element, path: str) -> list[etree._Element]:
    return etree.XPath(path, namespaces=nsmap)(element)


def _values(element: etree._Element, path: str) -> list[str]:
    return [str(value) for value in _find(element, path)]


@pytest.fixture(scope="module")
def validator() -> OpenXmlValidator:
    return OpenXmlValidator()


@pytest.mark.parametrize(
    "written",
    [
        *(paper(language=language) for language in LANGUAGES),
        hostile(),
        paper(blocks=(Paragraph((Run("One."),)),), notes={}),
        paper(blocks=(PageBreak(), Bullets(()), *paper().blocks)),
        paper(blocks=(PageBreak(), Table(("a",), ()), Contents()), notes={}),
    ],
    ids=[*LANGUAGES, "hostile", "short", "new page", "no headings"],
)
def test_a_document_follows_the_schema(
    written: Paper, validator: OpenXmlValidator, tmp_path: Path
) -> None:
    (tmp_path / "paper.docx").write_bytes(_written(written))
    assert [str(error) for error in validator.validate(tmp_path / "paper.docx").errors] == []


def test_equal_papers_give_equal_bytes() -> None:
    assert _written(paper()) == _written(paper())
    assert _written(paper()) != _written(paper(title="Another"))


def test_blocks_have_their_styles() -> None:
    document = _read(paper())
    assert [(each.style.name, each.text) for each in document.paragraphs if each.style] == [
        ("Title", "Briefing: an R&D centre <b>"),
        ("Subtitle", "For the meeting of 3 December 2026"),
        ("Lead", "The first HK$2 million is deducted."),
        ("Normal", f"{HANT},"),
        ("Heading 1", "Tax & duty"),
        ("Warning", "Check this.2"),
        ("Heading 2", "Rates"),
        ("Table Gap", ""),
        ("List Bullet", "One two"),
        ("List Bullet", "site"),
        ("Note", "Proposed only."),
    ]


def test_notes_are_footnotes_and_a_mark_that_comes_again_refers_to_the_first() -> None:
    document = _read(paper())
    body = document.element.body
    assert _values(body, ".//w:footnoteReference/@w:id") == ["1", "2", "3"]
    fields = _values(body, ".//w:instrText[contains(., 'NOTEREF')]/text()")
    assert fields == [" NOTEREF _RefNote2 \\f \\h "] * 3
    bookmarked = _find(body, ".//w:bookmarkStart[@w:name='_RefNote2']/following-sibling::w:r[1]")
    assert _values(bookmarked[0], "w:footnoteReference/@w:id") == ["2"]
    notes = _part(document, RT.FOOTNOTES)
    assert {note.get(qn("w:id")): _text(note) for note in _find(notes, "w:footnote")} == {
        "-1": "",
        "0": "",
        "1": " Department, Notes, 2019.",
        "2": f" {HANS} {ADDRESS}",
        "3": " Survey, p. 14.",
    }
    assert _values(notes, "w:footnote/@w:type") == ["separator", "continuationSeparator"]


def test_contents_are_a_field_of_links_to_the_headings() -> None:
    body = _read(paper()).element.body
    (contents,) = _find(body, "w:sdt[w:sdtPr/w:docPartObj]")
    assert _values(contents, ".//w:instrText/text()") == [' TOC \\o "1-2" \\h \\z ']
    lines = _find(contents, "w:sdtContent/w:p")
    assert [(_values(line, "w:pPr/w:pStyle/@w:val")[0], _text(line)) for line in lines] == [
        ("TOCHeading", "Contents"),
        ("TOC1", "Tax & duty"),
        ("TOC2", "Rates"),
    ]
    marked = {
        _values(heading, "w:bookmarkStart/@w:name")[0]: _text(heading)
        for heading in _find(body, "w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]")
    }
    anchors = _values(contents, ".//w:hyperlink/@w:anchor")
    assert [marked[anchor] for anchor in anchors] == ["Tax & duty", "Rates"]


def test_the_first_row_of_a_table_repeats_and_no_row_is_divided() -> None:
    (table,) = _read(paper()).tables
    properties = [
        [each.tag.split("}")[1] for each in row._tr.trPr] if row._tr.trPr is not None else []
        for row in table.rows
    ]
    assert properties == [["cantSplit", "tblHeader"], ["cantSplit"], ["cantSplit"]]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["What", "Figure"],
        ["Rate", "8.25%2"],
        ["Rate", "8.25%2"],
    ]


def test_labels_stay_on_the_page_of_what_they_name() -> None:
    label = Paragraph((Run("Fees"),))
    bold, plain = Paragraph((Run("Law", bold=True),)), Paragraph((Run("Words."),))
    text, long = Bullets(((Run("HK$5"),),)), Paragraph((Run("word " * 40),))
    blocks = (label, text, bold, plain, long, text, label, plain)
    body = _read(paper(blocks=blocks, notes={})).element.body
    kept = _find(body, "w:p[w:pPr/w:keepNext]")
    assert [_text(each) for each in kept] == ["Fees", "Law"]


def test_what_follows_a_page_break_begins_a_page_without_an_empty_line() -> None:
    body = _read(paper()).element.body
    starts = _find(body, ".//w:p[w:pPr/w:pageBreakBefore]")
    assert [_text(each) for each in starts] == ["Tax & duty"]


@pytest.mark.parametrize(
    ("language", "tag", "font"),
    [("en", "zh-HK", "PMingLiU"), ("zh-Hant", "zh-HK", "PMingLiU"), ("zh-Hans", "zh-CN", "SimSun")],
)
def test_languages_and_fonts_are_set(language: Language, tag: str, font: str) -> None:
    document = _read(paper(language=language))
    assert document.core_properties.language == ("en-GB" if language == "en" else tag)
    (usual,) = _find(_part(document, RT.STYLES), "w:docDefaults/w:rPrDefault/w:rPr")
    assert _values(usual, "w:lang/@w:eastAsia | w:rFonts/@w:eastAsia") == [font, tag]
    (quoted,) = [run for run in _find(document.element.body, ".//w:r") if _text(run) == HANT]
    own = [] if language == "zh-Hant" else ["PMingLiU", "zh-HK"]
    assert _values(quoted, "w:rPr/w:rFonts/@w:eastAsia | w:rPr/w:lang/@w:eastAsia") == own
    assert _values(quoted, "w:rPr/w:rFonts/@w:hint") == ["eastAsia"]


def test_properties_tell_the_title_and_no_time() -> None:
    properties = _read(paper()).core_properties
    assert (properties.title, properties.subject) == (paper().title, paper().subtitle)
    assert (properties.created, properties.modified, properties.author) == (None, None, "")


def test_each_page_has_the_running_line_and_its_number() -> None:
    (section,) = _read(paper()).sections
    assert [each.text for each in section.header.paragraphs] == [paper().running]
    assert _values(section.footer._element, ".//w:instrText/text()") == [" PAGE ", " NUMPAGES "]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_links_are_relationships_also_in_notes() -> None:
    runs = (Run("a", url="https://a.example/"), Run("b", url="javascript:alert(1)"), Run(mark=1))
    notes = {1: (Run("n", url="https://n.example/"),)}
    document = _read(paper(blocks=(Paragraph(runs),), notes=notes))
    links = [
        [rel.target_ref for rel in part.rels.values() if rel.is_external]
        for part in (document.part, document.part.part_related_by(RT.FOOTNOTES))
    ]
    assert links == [["https://a.example/"], ["https://n.example/"]]


def test_texts_of_documents_are_shown_as_they_are() -> None:
    document = _read(hostile())
    everything = " ".join(SHOWN)
    by_style: dict[str, list[str]] = {}
    for each in document.paragraphs:
        assert each.style is not None
        by_style.setdefault(str(each.style.name), []).append(each.text)
    assert by_style == {
        "Title": [everything],
        "Subtitle": [everything],
        "Heading 1": [everything],
        "Normal": [*SHOWN, "end"],
        "List Bullet": SHOWN,
        "Table Gap": [""],
    }
    assert [cell.text for row in document.tables[0].rows for cell in row.cells] == [
        everything,
        "b",
        *[text for text in SHOWN for _ in range(2)],
    ]


def test_a_wide_table_is_as_wide_as_the_text() -> None:
    cells = tuple((Run("word " * length),) for length in (1, 9, 40, 3, 20))
    table = Table(("a", "b", "c", "d", "e"), (cells, cells))
    document = _read(replace(paper(), blocks=(table,), notes={}))
    (section,) = document.sections
    text = section.page_width.twips - section.left_margin.twips - section.right_margin.twips
    widths = [int(width) for width in _values(document.tables[0]._tbl, "w:tblGrid/w:gridCol/@w:w")]
    assert abs(sum(widths) - text) <= len(widths)
