import pytest

from ingest.readers.web.lines import Line, PageLines, Rank, is_extracted_page, page_lines


def test_a_breadcrumb_and_its_part_above_it_are_dropped():
    assert page_lines(["Our Services", "Print Home Our Services Fees", "Text."], ["Fees"]) == (
        PageLines(
            (Line(""), Line(""), Line("Text.")),
            ("Our Services", "Print Home Our Services Fees"),
            None,
        )
    )


def test_a_row_of_tabs_goes_and_its_tabs_are_headings():
    lines = ["Before After", "Before", "Expand All", "One.", "After", "Expand All", "Two."]
    assert page_lines(lines, []).kept == (
        Line(""),
        Line("Before", Rank.TAB),
        Line(""),
        Line("One."),
        Line("After", Rank.TAB),
        Line(""),
        Line("Two."),
    )


def test_a_button_goes_and_the_words_beside_it_stay():
    assert page_lines(["Working Holiday Apply Now", "Text."], []) == PageLines(
        (Line("Working Holiday"), Line("Text.")), ("… Apply Now",), None
    )


def test_a_title_inside_the_text_stays():
    lines = ["Dependants", "x" * 120 + ".", "Dependants", "Documents"]
    assert [line.text for line in page_lines(lines, ["Dependants"]).kept] == ["", *lines[1:]]


def test_the_menu_of_a_whole_site_above_the_title_is_dropped():
    menu = ["Search", "Print", "Share", "Back", "Menu", *[f"Service {n}" for n in range(60)]]
    page = page_lines([*menu, "Fees", "None are payable."], ["Fees"])
    assert [line.text for line in page.kept if line.text] == ["None are payable."]
    assert page.dropped == (*menu, "Fees")


def test_the_menu_of_the_footer_is_dropped():
    page = page_lines(["Text of the page.", "Footer Menu", "About Us", "Help"], [])
    assert page.dropped == ("Footer Menu", "About Us", "Help")


@pytest.mark.parametrize(
    "lines, extracted",
    [(["Skip to main content", "Expand All"], True), (["Print", "Search", "Text"], False)],
)
def test_buttons_tell_an_extracted_page(lines, extracted):
    assert is_extracted_page(lines) is extracted
