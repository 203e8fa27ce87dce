from markupsafe import Markup

from assistant.evaluation.report.visible import cut, visible, visible_text


def test_signs_that_turn_or_hide_text_are_shown_as_what_they_are():
    assert visible_text("a\u202egnp.exe\u202c\x00b\x1b[0m\x7f\td\n") == (
        "a[U+202E]gnp.exe[U+202C]␀b␛[0m␡\td\n"
    )


def test_a_lone_surrogate_can_be_written():
    assert visible_text("a\ud800b").encode() == "a\ufffdb".encode()


def test_markup_and_numbers_are_left_as_they_are():
    assert visible(Markup("<b>\u202e</b>")) == "<b>\u202e</b>"
    assert visible(3) == 3


def test_a_text_is_cut_at_columns_in_one_line():
    assert cut("one\n two  three", 7) == "one two…"
    assert cut("one\n two", 7) == "one two"
    assert cut("香港科學園", 6) == "香港科…"
