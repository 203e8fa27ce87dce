"""What the passages of a briefing date within a year, and what they call a proposal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.antecedent import points_back
from assistant.briefing.asking import Asking
from assistant.briefing.briefing import Statement
from assistant.notices import speaks_of_proposal, year_before
from corpus.figures import figures
from ingest.passage import Passage, Unit
from ingest.split import size

MOST = 8  # statements of each kind
SHORTEST = 8  # words
_MONTH = len("2026-06")


@dataclass(frozen=True)
class _Dated:
    day: str
    passage: Passage
    number: int
    unit: Unit


def dated_within_a_year(asking: Asking, day: str) -> list[Statement]:
    """Give what is dated in the twelve months before `day`, to the month at least, newest first."""
    start = year_before(day)
    found = [
        _Dated(latest, passage, number, unit)
        for passage, number, unit in _units(asking.passages.values())
        if (latest := _latest(unit.reading, day)) > start[: len(latest)]
    ]
    # Of one day, the order in which the passages were found: a stable sort keeps it.
    found.sort(key=lambda each: each.day, reverse=True)
    return _first_new(asking, ((each.passage, each.number, each.unit) for each in found))


def proposals(asking: Asking) -> list[Statement]:
    """Give what speaks of a proposal, or stands in a document that is one."""
    return _first_new(asking, _units(asking.passages.values()), proposed=True)


def _units(passages: Iterable[Passage]) -> Iterator[tuple[Passage, int, Unit]]:
    """Give what stands alone: long enough to say something, and not pointing back."""
    for passage in passages:
        for number, unit in passage.quotable:
            if size(unit.reading) >= SHORTEST and not points_back(unit.reading):
                yield passage, number, unit


def _latest(text: str, day: str) -> str:
    """Give the latest month or day that a text names, up to `day`; empty where it names none."""
    dates = (
        each.value
        for each in figures(text)
        if each.kind == "date" and len(each.value) >= _MONTH and each.value[0].isdigit()
    )
    return max((each for each in dates if each <= day), default="")


def _first_new(
    asking: Asking, units: Iterable[tuple[Passage, int, Unit]], proposed: bool = False
) -> list[Statement]:
    found: list[Statement] = []
    for passage, number, unit in units:
        if len(found) == MOST:
            break
        statement = asking.statement(passage, number, unit)
        is_proposal = all(
            cited.status == "proposed" or speaks_of_proposal(cited)
            for cited in asking.bibliography.of(statement)
        )
        if is_proposal == proposed and asking.is_new(statement):
            found.append(statement)
    return found
