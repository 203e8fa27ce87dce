import pytest

from ingest.readers.web.menus import is_control, is_label, without_leading_controls


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content",
        "Expand All Collapse All Apply Now",
        "« Back to top »",
        "Home > Services > Visas",
        "繁 简 English",
        "返回頂部",
        "© 2025 Immigration Department",
    ],
)
def test_a_control_is_furniture_wherever_it_stands(line):
    assert is_control(line)


@pytest.mark.parametrize(
    "line", ["Print", "English", "Contact us", "Apply now for a visa.", "Home delivery", ""]
)
def test_words_that_may_be_content_are_no_control(line):
    assert not is_control(line)


def test_a_label_is_furniture_only_on_a_page():
    assert is_label("Print | Home")
    assert not is_label("Print the form")


@pytest.mark.parametrize(
    "line, expected",
    [
        ("Expand All Collapse All For the purposes", "For the purposes"),
        ("全部展開 全部收起 申請人", "申請人"),
        ("Expand all panels to read", "Expand all panels to read"),
        ("Apply now For the scheme", "Apply now For the scheme"),
    ],
)
def test_controls_in_front_of_text_are_cut_off(line, expected):
    assert without_leading_controls(line) == expected
