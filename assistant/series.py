"""Rows of one table that are dated are a series: where no time is asked for, the newest leads."""

from collections.abc import Sequence

from assistant.query import Query
from assistant.units import ScoredUnit
from corpus.figures import figures
from corpus.script import family
from ingest.passage import LABEL_ENDS
from ingest.terms import terms

SHORTEST = 3  # rows of a series
_Table = tuple[str, str, str]


def newest_first(
    chosen: Sequence[ScoredUnit], scored: Sequence[ScoredUnit], query: Query
) -> list[ScoredUnit]:
    """Give the chosen units with the newest row of each series before the others of it.

    That is the newest that fills the columns that the question names. Where it names none, it asks
    for the first that the best row fills; in another language than the table, who knows: for all of
    them. One that was not chosen takes the place of the last that was.
    """
    ordered = list(chosen)
    for table in dict.fromkeys(_table(each) for each in chosen if each.unit.kind == "row"):
        rows = [each for each in scored if each.unit.kind == "row" and _table(each) == table]
        if len(rows) < SHORTEST or not all(map(_day, rows)):
            continue
        places = [n for n, each in enumerate(ordered) if _table(each) == table]
        wanted = _asked_columns(ordered[places[0]], rows, query)
        newest = max((each for each in rows if wanted <= set(_columns(each))), key=_day)
        if newest in ordered:
            ordered.remove(newest)
        else:
            del ordered[places[-1]]
        ordered.insert(places[0], newest)
    return ordered


def _table(unit: ScoredUnit) -> _Table:
    return *unit.passage.section_key, unit.unit.lead


def _asked_columns(best: ScoredUnit, rows: Sequence[ScoredUnit], query: Query) -> set[str]:
    """Give the columns that a row must fill to answer; some row does."""
    language = best.passage.language
    concepts = [*query.concepts(language), *query.plain_concepts(language)]

    def named(row: ScoredUnit) -> set[str]:
        columns = {each: frozenset(terms(each)) for each in _columns(row)}
        return {each for each in columns if any(c.in_terms(columns[each]) for c in concepts)}

    most = max(map(named, rows), key=len)
    filled = _columns(best)
    return most or set(filled[:1] if family(language) == family(query.language) else filled)


def _columns(row: ScoredUnit) -> list[str]:
    """Give the names of the columns that a row fills."""
    cells = row.unit.reading.partition(LABEL_ENDS)[2].split("; ")
    return [cell.partition(":")[0] for cell in cells]


def _day(row: ScoredUnit) -> str:
    """Give the last date that a row's label names; empty where it names none."""
    label = row.unit.reading.partition(LABEL_ENDS)[0]
    named = (each.value for each in figures(label) if each.kind == "date")
    return max((day for day in named if day[0].isdigit()), default="")
