"""Rows of one table that are dated are a series: where no time is asked for, the newest leads."""

from collections.abc import Sequence

from assistant.units import ScoredUnit
from corpus.figures import figures
from ingest.passage import LABEL_ENDS
from ingest.terms import terms

SHORTEST = 3  # rows of a series
_Table = tuple[str, str, str]


def newest_first(
    chosen: Sequence[ScoredUnit], scored: Sequence[ScoredUnit], asked: Sequence[str] = ()
) -> list[ScoredUnit]:
    """Give the chosen units with the newest row of each series before the others of it.

    That is the newest that fills those columns of the best row that the terms `asked` name, or else
    its first; one that was not chosen takes the place of the last that was.
    """
    ordered = list(chosen)
    for table in dict.fromkeys(_table(each) for each in chosen if each.unit.kind == "row"):
        rows = [each for each in scored if each.unit.kind == "row" and _table(each) == table]
        if len(rows) < SHORTEST or not all(map(_day, rows)):
            continue
        places = [n for n, each in enumerate(ordered) if _table(each) == table]
        wanted = _asked_columns(ordered[places[0]], asked)
        newest = max((each for each in rows if wanted <= set(_columns(each))), key=_day)
        if newest in ordered:
            ordered.remove(newest)
        else:
            del ordered[places[-1]]
        ordered.insert(places[0], newest)
    return ordered


def _table(unit: ScoredUnit) -> _Table:
    return unit.passage.document, unit.passage.section, unit.unit.lead


def _asked_columns(row: ScoredUnit, asked: Sequence[str]) -> set[str]:
    filled = _columns(row)
    return {each for each in filled if not set(terms(each)).isdisjoint(asked)} or set(filled[:1])


def _columns(row: ScoredUnit) -> list[str]:
    """Give the names of the columns that a row fills."""
    cells = row.unit.reading.partition(LABEL_ENDS)[2].split("; ")
    return [cell.partition(":")[0] for cell in cells]


def _day(row: ScoredUnit) -> str:
    """Give the last date that a row's label names; empty where it names none."""
    label = row.unit.reading.partition(LABEL_ENDS)[0]
    named = (each.value for each in figures(label) if each.kind == "date")
    return max((day for day in named if day[0].isdigit()), default="")
