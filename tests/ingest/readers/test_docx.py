import zipfile

import docx
import pytest

from ingest.compose import compose
from ingest.errors import UnreadableError
from ingest.readers.office.docx import read_docx
from ingest.reading import Element, ReadOptions
from ingest.split import split

OPTIONS = ReadOptions()
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def read_saved(document, tmp_path):
    document.save(tmp_path / "a.docx")
    return read_docx(tmp_path / "a.docx", OPTIONS, lambda done, total: None)


def read_body(body, tmp_path, **parts):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        written = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", written)
        for name, content in parts.items():
            root = content.replace("ROOT", f"w:{name} {NAMESPACES}", 1)
            archive.writestr(f"word/{name}.xml", root)
    return read_docx(path, OPTIONS, lambda done, total: None).elements


def p(text, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def test_headings_paragraphs_lists_and_tables_come_in_the_order_of_the_document(tmp_path):
    document = docx.Document()
    document.add_paragraph("Guide", "Title")
    document.add_heading("Who qualifies", 1)
    document.add_paragraph("You need:")
    document.add_paragraph("an office", "List Bullet")
    document.add_paragraph("in Hong Kong", "List Bullet 2")
    table = document.add_table(2, 2)
    for index, text in enumerate(("Fee", "2024", "Visa|entry", "HK$230")):
        table.cell(index // 2, index % 2).text = text
    document.add_heading("More", 2)
    document.add_paragraph("First line\nsecond line\tend")
    reading = read_saved(document, tmp_path)
    assert reading.elements == (
        Element("heading", "Guide", 1),
        Element("heading", "Who qualifies", 1),
        Element("paragraph", "You need:"),
        Element("item", "an office", 1),
        Element("item", "in Hong Kong", 2),
        Element("table", "| Fee | 2024 |\n| --- | --- |\n| Visa/entry | HK$230 |"),
        Element("heading", "More", 2),
        Element("paragraph", "First line second line end"),
    )
    assert (reading.title, reading.as_of, reading.pages) == ("Guide", "2013-12-23", ())


@pytest.mark.parametrize("name", ["heading 2", "标题 2", "標題 2", "Heading 2"])
def test_a_heading_is_known_by_the_name_of_its_style_in_any_language(name, tmp_path):
    styles = f'<ROOT><w:style w:type="paragraph" w:styleId="a1"><w:name w:val="{name}"/></w:style>'
    styles += '<w:style w:styleId="b"><w:basedOn w:val="a1"/><w:name w:val="Ours"/></w:style>'
    body = p("資格", '<w:pStyle w:val="a1"/>') + p("Own", '<w:pStyle w:val="b"/>')
    assert read_body(body, tmp_path, styles=styles + "</w:styles>") == (
        Element("heading", "資格", 2),
        Element("heading", "Own", 2),
    )


def test_an_outline_level_makes_a_heading_unless_it_is_a_whole_paragraph(tmp_path):
    level = '<w:outlineLvl w:val="2"/>'
    assert read_body(p("Short", level) + p("long " * 50, level), tmp_path) == (
        Element("heading", "Short", 3),
        Element("paragraph", " ".join(["long"] * 50)),
    )


def test_styles_that_are_based_on_each_other_in_a_circle_end(tmp_path):
    style = '<w:style w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    styles = f"<ROOT>{style.format('a', 'b')}{style.format('b', 'a')}</w:styles>"
    found = read_body(p("Text", '<w:pStyle w:val="a"/>'), tmp_path, styles=styles)
    assert found == (Element("paragraph", "Text"),)


def test_numbering_gives_items_with_depth_and_number_zero_takes_it_away(tmp_path):
    number = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
    body = p("a", number.format(0, 3)) + p("b", number.format(2, 3)) + p("c", number.format(0, 0))
    assert read_body(body, tmp_path) == (
        Element("item", "a", 1),
        Element("item", "b", 3),
        Element("paragraph", "c"),
    )


def test_deletions_comments_hidden_text_and_placeholders_are_left_out(tmp_path):
    body = (
        "<w:p><w:r><w:t>Kept </w:t></w:r>"
        "<w:ins><w:r><w:t>inserted </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>deleted </w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>moved away </w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden </w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown </w:t></w:r>'
        "<w:r><w:instrText> PAGE </w:instrText></w:r>"
        '<w:r><w:commentReference w:id="1"/></w:r>'
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r>"
        "</w:sdtContent></w:sdt>"
        "<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>"
    )
    assert read_body(body, tmp_path) == (Element("paragraph", "Kept inserted shown link"),)


def test_a_table_of_contents_is_left_out(tmp_path):
    styles = '<ROOT><w:style w:styleId="t"><w:name w:val="toc 1"/></w:style></w:styles>'
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    body = p("Fees ... 3", '<w:pStyle w:val="t"/>')
    body += f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('x 3')}</w:sdtContent></w:sdt>"
    assert read_body(body + p("Fees"), tmp_path, styles=styles) == (Element("paragraph", "Fees"),)


def test_a_text_box_that_is_stored_twice_is_read_once(tmp_path):
    box = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Around</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback>"
        f"</mc:AlternateContent></w:r></w:p><w:p><w:r><v:textbox>{box}</v:textbox></w:r></w:p>"
    )
    assert read_body(body, tmp_path) == (
        Element("paragraph", "Around"),
        Element("paragraph", "In the box"),
        Element("paragraph", "In the box"),
    )


def test_notes_follow_their_paragraph_or_the_list_that_it_leads_to(tmp_path):
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = (
        '<w:p><w:r><w:t>You need:</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
        f'<w:p>{number}<w:r><w:t>money</w:t><w:endnoteReference w:id="5"/></w:r></w:p>'
        f"{p('Then ask.')}"
        '<w:p><w:r><w:t>Last</w:t><w:footnoteReference w:id="3"/></w:r></w:p>'
    )
    note = '<w:footnote w:id="{}">{}{}</w:footnote>'
    footnotes = f"<ROOT>{note.format(2, p('Cap. 112'), p('s. 14'))}{note.format(3, p('End'), '')}"
    endnotes = f'<ROOT><w:endnote w:id="5">{p("HK$")}</w:endnote></w:endnotes>'
    found = read_body(body, tmp_path, footnotes=footnotes + "</w:footnotes>", endnotes=endnotes)
    assert found == (
        Element("paragraph", "You need:"),
        Element("item", "money"),
        Element("paragraph", "Note 1: Cap. 112 s. 14"),
        Element("paragraph", "Endnote 1: HK$"),
        Element("paragraph", "Then ask."),
        Element("paragraph", "Last"),
        Element("paragraph", "Note 2: End"),
    )


def test_merged_cells_hold_their_text_everywhere_and_names_above_names_are_joined(tmp_path):
    span, down, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = (
        "<w:tbl>"
        f"<w:tr>{cell('Zone', down)}{cell('Rate', span)}</w:tr>"
        f"<w:tr>{cell('', on)}{cell('Min')}{cell('Max')}</w:tr>"
        f"<w:tr>{cell('A')}{cell('5%', span)}</w:tr>"
        "</w:tbl>"
    )
    table = "| Zone | Rate Min | Rate Max |\n| --- | --- | --- |\n| A | 5% | 5% |"
    assert read_body(body, tmp_path) == (Element("table", table),)


def test_a_nested_table_stands_in_its_cell_and_a_frame_is_no_table(tmp_path):
    inner = f"<w:tbl><w:tr>{cell('a')}{cell('1')}</w:tr><w:tr>{cell('b')}{cell('2')}</w:tr></w:tbl>"
    body = (
        f"<w:tbl><w:tr>{cell('Name')}{cell('Parts')}</w:tr>"
        f"<w:tr>{cell('X')}<w:tc>{p('Two')}{inner}</w:tc></w:tr></w:tbl>"
        f"<w:tbl><w:tr><w:tc>{p('Framed')}{inner}</w:tc></w:tr></w:tbl>"
    )
    assert read_body(body, tmp_path) == (
        Element("table", "| Name | Parts |\n| --- | --- |\n| X | Two; a, 1; b, 2 |"),
        Element("paragraph", "Framed"),
        Element("table", "| a | 1 |\n| --- | --- |\n| b | 2 |"),
    )


def test_a_table_of_one_row_or_without_header_keeps_every_row(tmp_path):
    look = '<w:tblPr><w:tblLook w:firstRow="0"/></w:tblPr>'
    body = f"<w:tbl><w:tr>{cell('a')}{cell('b')}</w:tr></w:tbl>"
    body += f"<w:tbl>{look}<w:tr>{cell('c')}{cell('d')}</w:tr><w:tr>{cell('e')}{cell('f')}</w:tr>"
    assert read_body(body + "</w:tbl>", tmp_path) == (
        Element("table", "|  |  |\n| --- | --- |\n| a | b |"),
        Element("table", "|  |  |\n| --- | --- |\n| c | d |\n| e | f |"),
    )


def test_a_span_of_millions_of_columns_ends(tmp_path):
    span = '<w:gridSpan w:val="99999999"/>'
    body = f"<w:tbl><w:tr>{cell('a', span)}{cell('b')}</w:tr>"
    (element,) = read_body(f"{body}<w:tr>{cell('c')}{cell('d')}</w:tr></w:tbl>", tmp_path)
    assert element.text.endswith("| c | d |" + "  |" * 99)


def test_a_document_with_macros_and_a_strict_one_are_read(tmp_path):
    path = tmp_path / "a.docm"
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
        body = f"<w:document {strict}><w:body>{p('Text')}</w:body></w:document>"
        archive.writestr("word/document.xml", body)
    reading = read_docx(path, OPTIONS, lambda done, total: None)
    assert reading.elements == (Element("paragraph", "Text"),)


def write_with_entities(entities, text, path):
    with zipfile.ZipFile(path, "w") as archive:
        body = f"<w:body>{p(text)}{p('Text')}</w:body>"
        written = f"<!DOCTYPE d [{entities}]><w:document {NAMESPACES}>{body}</w:document>"
        archive.writestr("word/document.xml", written)


def test_entities_that_grow_end_the_reading(tmp_path):
    entities = f'<!ENTITY e0 "{"ha" * 1000}">'
    for n in range(1, 9):
        entities += f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">'
    write_with_entities(entities, "&e8;", tmp_path / "a.docx")
    with pytest.raises(UnreadableError):
        read_docx(tmp_path / "a.docx", OPTIONS, lambda done, total: None)


def test_entities_do_not_read_other_files(tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    entities = f'<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">'
    write_with_entities(entities, "a&x;", tmp_path / "a.docx")
    reading = read_docx(tmp_path / "a.docx", OPTIONS, lambda done, total: None)
    assert reading.elements == (Element("paragraph", "a"), Element("paragraph", "Text"))


def test_a_damaged_file_is_told_in_one_sentence(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(UnreadableError, match="^the file is damaged .BadZipFile.*get another copy"):
        read_docx(tmp_path / "a.docx", OPTIONS, lambda done, total: None)


def test_the_title_of_the_properties_counts_unless_a_program_wrote_it(tmp_path):
    document = docx.Document()
    document.add_paragraph("Text")
    document.core_properties.title = "Innovation blueprint"
    assert read_saved(document, tmp_path).title == "Innovation blueprint"
    document.core_properties.title = "Document1"
    assert read_saved(document, tmp_path).title == ""


def test_what_people_see_quoted_is_sentences_items_and_rows(tmp_path):
    document = docx.Document()
    document.add_heading("Fees", 1)
    document.add_paragraph("Fees rose. They are:")
    document.add_paragraph("low", "List Number")
    table = document.add_table(2, 3)
    for index, text in enumerate(("Visa", "2023", "2024", "Work", "HK$230", "HK$250")):
        table.cell(index // 3, index % 3).text = text
    composed = compose(read_saved(document, tmp_path), "a.docx", "a")
    units = [unit for passage in split(composed, "a") for unit in passage.units]
    assert [(unit.kind, unit.reading, unit.lead) for unit in units] == [
        ("sentence", "Fees rose.", ""),
        ("sentence", "They are:", ""),
        ("item", "low", "They are:"),
        ("row", "Work — 2023: HK$230; 2024: HK$250", "| Visa | 2023 | 2024 |"),
    ]
