from assistant.briefing.paper import Run, Table
from assistant.briefing.write.columns import column_widths


def _table(*rows: tuple[str, ...]) -> Table:
    return Table(rows[0], tuple(tuple((Run(text),) for text in row) for row in rows[1:]))


def test_where_every_row_fits_in_a_line_columns_are_as_wide_as_their_longest_cells() -> None:
    # 3 characters of margin: 7 + 3 and 27 + 3 of 40.
    assert column_widths(_table(("a", "b"), ("1234567", "x" * 27), ("1", "2"))) == (25, 75)


def test_chinese_characters_are_twice_as_wide() -> None:
    assert column_widths(_table(("a", "b"), ("港港", "abcd"))) == (50, 50)


def test_long_cells_leave_short_words_whole() -> None:
    date, text = column_widths(_table(("Date", "Text"), ("2026-02-26", "word " * 80)))
    # 10 + 3 of 100 characters, and one of what remains.
    assert 13 < date < 15
    assert date + text == 100


def test_one_long_address_does_not_take_the_room_of_long_texts() -> None:
    rows = [("short", "word " * 30)] * 20
    left, right = column_widths(_table(("A", "B"), *rows, ("x" * 300, "word")))
    assert left < right


def test_many_columns_share_a_line() -> None:
    widths = column_widths(_table(tuple("abcdefgh"), ("internationalisation of it",) * 8))
    assert widths == (12.5,) * 8
