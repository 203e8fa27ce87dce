import pytest

from ingest.readers.web.dates import parse_date, revision_date


@pytest.mark.parametrize(
    "words, expected",
    [
        ("27-11-2025", "2025-11-27"),
        ("2025-09-17T10:00:00+08:00", "2025-09-17"),
        ("3rd March 2024", "2024-03-03"),
        ("November 3, 2025", "2025-11-03"),
        ("2025年11月7日", "2025-11-07"),
        ("April 2025", "2025-04"),
        ("20240131", "2024-01-31"),
        ("31-02-2025", None),
        ("soon", None),
    ],
)
def test_a_date_is_read_as_hong_kong_writes_it(words, expected):
    assert parse_date(words) == expected


@pytest.mark.parametrize(
    "line, expected",
    [
        ("Last revision date: 27-11-2025", "2025-11-27"),
        ("ImmD page revision date: 27-11-2025", "2025-11-27"),
        ("Last updated on 3 March 2024", "2024-03-03"),
        ("最近修訂日期 : 2025年11月27日", "2025-11-27"),
        ("最后更新：2025-01-02", "2025-01-02"),
        ("Updated 3 forms were published in 2024", None),
        ("Revised on the basis of 2020 rules", None),
    ],
)
def test_only_a_line_of_nothing_else_is_a_revision_date(line, expected):
    assert revision_date(line) == expected
