import pytest

from ingest.readers.web.outline import heading_lines

TEXT = "The scheme is open to everyone who works in Hong Kong."


@pytest.mark.parametrize(
    "line, depth",
    [
        ("Introduction", 1),
        ("Entry of Dependants", 1),
        ("Group tours", 1),
        ("Part II", 1),
        ("2. Processing Time", 1),
        ("A. Documents to be uploaded by the applicant", 2),
        ("(ii) GBA campus graduates", 2),
        ("申請資格", 1),
        ("第二章 費用", 1),
    ],
)
def test_a_short_line_like_a_title_above_text_is_a_heading(line, depth):
    assert heading_lines([line, "", TEXT]) == {0: depth}


@pytest.mark.parametrize(
    "line",
    [
        "The applicant must pay the fee in full",
        "Please bring:",
        "Note 1",
        "a valid passport",
        "1. Passport",
        "- Introduction",
        "(i) his or her spouse; or",
        "ID(E)1002 (English version)",
    ],
)
def test_another_short_line_is_text(line):
    assert heading_lines([line, "", TEXT]) == {}


def test_a_line_needs_space_around_it_and_text_below():
    assert heading_lines(["Text.", "Introduction", "", TEXT]) == {}
    assert heading_lines(["Introduction", TEXT]) == {}
    assert heading_lines(["Introduction", "", "Fee Table"]) == {}


def test_an_item_of_a_list_is_no_heading():
    assert heading_lines(["Members:", "", "Papua New Guinea", "", TEXT]) == {}
    assert heading_lines(["Peru", "", "Japan", "", "The Philippines", "", TEXT]) == {}
    assert heading_lines(["Peru", "", "Japan", "", "Eligibility Criteria", "", TEXT]) == {4: 1}


def test_a_heading_may_stand_above_a_lettered_one():
    lines = ["Supporting Documents", "", "A. Documents of the applicant", "", TEXT]
    assert heading_lines(lines) == {0: 1, 2: 2}


def test_code_has_no_headings():
    assert heading_lines(["```", "", "Introduction", "", TEXT, "```"]) == {}


def test_the_number_of_an_article_alone_is_always_a_heading():
    lines = ["Article 1", "It is so.", "Article 2", "", "It is not so.", "see Article 2"]
    assert heading_lines(lines) == {0: 1, 2: 1}
    assert heading_lines(["第一條", "香港特別行政區", "第二條", "全國人民"]) == {0: 1, 2: 1}


def test_the_paragraph_below_may_be_in_short_lines():
    lines = [
        "Introduction",
        "",
        "The scheme is open to everyone",
        "who works in Hong Kong and",
        "pays.",
    ]
    assert heading_lines(lines) == {0: 1}
