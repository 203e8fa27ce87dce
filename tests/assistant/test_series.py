import pytest

from assistant.query import Query, analyse
from assistant.series import newest_first
from assistant.units import ScoredUnit
from corpus.glossary import load_glossary
from ingest.passage import Passage, Unit

HEAD = "| Year | Offices | Staff |"


def _row(number: int, reading: str, lead: str = HEAD) -> ScoredUnit:
    unit = Unit("row", number * 100, number * 100 + 50, reading, reading, lead, ())
    passage = Passage("p", "d", "Offices", "Count", "en", "", reading, (unit,))
    return ScoredUnit(passage, number, unit, -float(number))


def _asked(question: str) -> Query:
    return analyse(question, load_glossary())


COUNT = _asked("What is the count?")  # names no column


def _told(chosen: list[ScoredUnit], scored: list[ScoredUnit], query: Query = COUNT) -> list[str]:
    return [each.unit.reading for each in newest_first(chosen, scored, query)]


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
    assert newest_first(rows, rows, COUNT) == rows


def test_the_column_that_is_asked_for_must_be_filled_or_else_the_first() -> None:
    rows = [
        _row(1, "2023 — Rate: 5; Hours: 12"),
        _row(2, "2024 — Rate: 6; Hours: 13"),
        _row(3, "2025 — Rate: 7"),
    ]
    assert newest_first(rows, rows, COUNT) == [rows[2], rows[0], rows[1]]
    assert newest_first(rows, rows, _asked("How many hours?")) == [rows[1], rows[0], rows[2]]


def test_a_column_is_named_in_the_other_language_and_by_its_short_form() -> None:
    rows = [
        _row(1, "2023 — All: 50; RHQ: 12"),
        _row(2, "2024 — All: 60; RHQ: 13"),
        _row(3, "2025 — All: 70"),
    ]
    for question in ("香港有幾多間地區總部？", "How many regional headquarters are there?"):
        assert newest_first(rows[::-1], rows, _asked(question)) == [rows[1], rows[2], rows[0]]


def test_of_another_language_than_the_table_a_question_may_ask_for_any_column() -> None:
    rows = [
        _row(1, "2023 — Rate: 5; Hours: 12"),
        _row(2, "2024 — Rate: 6; Hours: 13"),
        _row(3, "2025 — Rate: 7"),
    ]
    assert newest_first(rows, rows, _asked("那个是什么？")) == [rows[1], rows[0], rows[2]]
