from datetime import date, datetime, time, timedelta

import pytest

from corpus.number_format import shown


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.165, "0.0%", "16.5%"),
        (0.125, "0%", "13%"),
        (1234567.891, "#,##0", "1,234,568"),
        (1234.5, '"HK$"#,##0.00', "HK$1,234.50"),
        (1234.5, "[$HK$-3C04]#,##0.00", "HK$1,234.50"),
        (-5, "#,##0;(#,##0)", "(5)"),
        (-5, "#,##0", "-5"),
        (-5, "0.0;[Red]-0.0", "-5.0"),
        (0, '#,##0;-#,##0;"-"', "-"),
        (0, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "-"),
        (1234567, '#,##0,"K"', "1,235K"),
        (7, "000", "007"),
        (2.5, "0.##", "2.5"),
        (2, "0.##", "2"),
        (0.1 + 0.2, "General", "0.3"),
        (2000000.0, "General", "2000000"),
        (1 / 3, "General", "0.3333333333"),
        (1e300, "#,##0", "1e+300"),
        (0.5, "# ?/?", "0.5"),
        (2, "[>1]0.0;0", "2"),
        (3.5, '0.0"億"', "3.5億"),
        (float("nan"), "0", ""),
        (True, "General", "TRUE"),
        ("text", "0.0%", "text"),
        (None, "General", ""),
        (datetime(2024, 3, 1), "dd/mm/yyyy", "2024-03-01"),
        (datetime(2024, 3, 1, 9, 30), "dd/mm/yyyy hh:mm", "2024-03-01 09:30"),
        (date(2024, 3, 1), 'yyyy"年"m"月"', "2024-03"),
        (datetime(2024, 1, 1), "yyyy", "2024"),
        (time(9, 30), "h:mm", "09:30"),
        (timedelta(hours=30), "[h]:mm", "1 day, 6:00:00"),
    ],
)
def test_a_value_is_written_as_the_sheet_shows_it(value, number_format, text):
    assert shown(value, number_format) == text
