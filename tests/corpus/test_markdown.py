import pytest

from corpus.document import Document, Mark, Section, Source
from corpus.errors import CorpusError
from corpus.markdown import has_front_matter, parse_body, parse_markdown, read_markdown

RAW = """---
id: rebate
title: "Cash rebate"
kind: policy
language: en
topics: [r-and-d]
sectors: [fintech]
status: in-force
as_of: "2026-01"
sources:
  - {key: itc, title: Rebate, publisher: ITC, url: "https://itc.gov.hk/", date: undated}
---
# Rate

It is 40%.[^itc] Ask.
"""


def error_of(raw):
    with pytest.raises(CorpusError) as caught:
        parse_markdown(raw, "a.md")
    return str(caught.value)


def test_a_document_is_read_with_its_record_sections_and_marks():
    assert parse_markdown(RAW, "rebate.md") == Document(
        id="rebate",
        title="Cash rebate",
        kind="policy",
        language="en",
        topics=("r-and-d",),
        sectors=("fintech",),
        status="in-force",
        as_of="2026-01",
        sources=(Source("itc", "Rebate", "ITC", "https://itc.gov.hk/", "undated"),),
        text="# Rate\n\nIt is 40%. Ask.\n",
        sections=(Section(("Rate",), 6, 24),),
        marks=(Mark(18, "itc"),),
    )


def test_a_file_with_windows_line_ends_and_a_byte_order_mark_reads_the_same(tmp_path):
    path = tmp_path / "rebate.md"
    path.write_bytes(b"\xef\xbb\xbf" + RAW.replace("\n", "\r\n").encode())
    assert read_markdown(path) == parse_markdown(RAW, "rebate.md")


def test_headings_nest_by_level_and_lose_emphasis():
    text = "lead\n# A\na\n### B\nb\n## **C** ##\nc\n# D\n"
    assert [
        (section.path, text[section.start : section.end]) for section in parse_body(text).sections
    ] == [
        ((), "lead\n"),
        (("A",), "\na\n"),
        (("A", "B"), "\nb\n"),
        (("A", "C"), "\nc\n"),
        (("D",), "\n"),
    ]


def test_the_name_of_a_section_is_its_heading_path():
    assert [section.name for section in parse_body("x\n# A\n## B\n").sections] == ["", "A", "A > B"]


def test_a_text_without_headings_is_one_section_and_white_space_is_none():
    assert parse_body("words\n").sections == (Section((), 0, 6),)
    assert parse_body(" \n").sections == ()


def test_marks_that_stand_together_share_an_offset():
    document = parse_body("One[^a][^b], two.[^a]")
    assert document.text == "One, two."
    assert document.marks == (Mark(3, "a"), Mark(3, "b"), Mark(9, "a"))


def test_front_matter_is_told_by_its_fence():
    assert has_front_matter(RAW)
    assert not has_front_matter("# Rate\n---\nid: a\n---\n")


def test_a_document_without_front_matter_is_refused():
    assert error_of("# Rate\n") == (
        "a.md: no front matter; start the file with a block between --- lines"
    )


def test_front_matter_that_is_not_yaml_names_the_line():
    assert error_of("---\nid: a\ntitle: [\n---\n") == (
        "a.md: the front matter is not YAML, near line 4"
    )


def test_front_matter_without_fields_is_refused():
    assert error_of("---\n- id\n---\n") == "a.md: the front matter holds no fields"


@pytest.mark.parametrize(
    ("right", "wrong", "field"),
    [
        ("id: rebate", "id: Re bate", "id"),
        ("kind: policy", "kind: poem", "kind"),
        ("language: en", "language: fr", "language"),
        ('as_of: "2026-01"', 'as_of: "2026-13"', "as_of"),
        ("https://itc", "ftp://itc", "sources.0.url"),
        ("status: in-force", "status: in-force\ncolour: red", "colour"),
    ],
)
def test_a_field_with_a_wrong_value_is_named(right, wrong, field):
    assert error_of(RAW.replace(right, wrong)).startswith(f"a.md: front matter: {field}: ")


def test_a_file_that_is_not_utf_8_is_refused(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(b"\xff")
    with pytest.raises(CorpusError, match="not UTF-8 text; save it as UTF-8"):
        read_markdown(path)


def test_a_comment_in_code_is_no_heading():
    body = "# Guide\n\n```python\n# comment\n```\n\n~~~\n# never closed\n"
    assert [section.path for section in parse_body(body).sections] == [("Guide",)]


def test_a_heading_keeps_a_sharp_and_loses_its_closing_marks():
    body = "## C#\n\na\n\n## Fees ##\n\nb\n"
    assert [section.path for section in parse_body(body).sections] == [("C#",), ("Fees",)]
