import pytest

from assistant.series import newest_first
from assistant.units import ScoredUnit
from ingest.passage import Passage, Unit

HEAD = "| Year | Offices | Staff |"


def _row(number: int, reading: str, lead: str = HEAD) -> ScoredUnit:
    unit = Unit("row", number * 100, number * 100 + 50, reading, reading, lead, ())
    passage = Passage("p", "d", "Offices", "Count", "en", "", reading, (unit,))
    return ScoredUnit(passage, number, unit, -float(number))


def _told(chosen: list[ScoredUnit], scored: list[ScoredUnit]) -> list[str]:
    return [each.unit.reading for each in newest_first(chosen, scored)]


SERIES = [
    _row(1, "2006 — Offices: 12"),
    _row(2, "2024 — Offices: 14; Staff: 90"),
    _row(3, "2010 — Offices: 13"),
    _row(4, "2025 — Staff: 95"),
]


def test_the_newest_row_that_fills_the_best_rows_columns_leads() -> None:
    assert _told(SERIES[:3], SERIES) == [
        "2024 — Offices: 14; Staff: 90",
        "2006 — Offices: 12",
        "2010 — Offices: 13",
    ]


def test_a_newest_row_that_was_not_chosen_takes_the_last_ones_place() -> None:
    assert _told([SERIES[0], SERIES[2]], SERIES) == [
        "2024 — Offices: 14; Staff: 90",
        "2006 — Offices: 12",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [_row(1, "Branch — Fee: HK$1"), _row(2, "2024 — Fee: HK$2"), _row(3, "2023 — Fee: HK$3")],
        [_row(1, "2023 — Fee: HK$3"), _row(2, "2024 — Fee: HK$2")],
        [_row(1, "2023 — a: 1"), _row(2, "2024 — a: 2", "| B |"), _row(3, "2022 — a: 3", "| C |")],
    ],
    ids=["a row without a date", "too few rows", "several tables"],
)
def test_what_is_no_series_stays_as_it_is(rows: list[ScoredUnit]) -> None:
    assert newest_first(rows, rows) == rows


def test_the_column_that_is_asked_for_must_be_filled_or_else_the_first() -> None:
    rows = [
        _row(1, "2023 — Rate: 5; Hours: 12"),
        _row(2, "2024 — Rate: 6; Hours: 13"),
        _row(3, "2025 — Rate: 7"),
    ]
    assert newest_first(rows, rows) == [rows[2], rows[0], rows[1]]
    assert newest_first(rows, rows, ["hour"]) == [rows[1], rows[0], rows[2]]
