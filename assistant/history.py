"""Statements of different dates with different figures for the same thing: the newest leads."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.units import ScoredUnit
from corpus.figures import Figure, figures
from corpus.script import family, fold
from ingest.manifest import Vectors
from ingest.records import DocumentRecord

# Cosine of two sentences that speak of the same thing; below it stand siblings of one subject.
ALIKE = 0.93
_COMPARED = ("amount", "number", "percent", "quantity")
_OWN_YEAR = re.compile(r"\b(19|20)\d\d\b|[一二〇零○]{2}[一二三四五六七八九〇零○]{2}年")


@dataclass(frozen=True)
class Told:
    """Chosen units as they are told: what holds, and older figures of the same thing by date."""

    current: Sequence[ScoredUnit]
    earlier: Mapping[str, Sequence[ScoredUnit]]


def names_a_time(question: str) -> bool:
    """Tell whether a question asks for a year of its own, which is then no history."""
    return _OWN_YEAR.search(fold(question)) is not None


@dataclass(frozen=True)
class _Statement:
    """A unit, when it holds, and its figures by kind and unit."""

    unit: ScoredUnit
    superseded: bool
    day: str
    figures: Mapping[tuple[str, str], frozenset[str]]

    @property
    def newness(self) -> tuple[bool, str]:
        """What orders statements in time: what was superseded is older than all else."""
        return not self.superseded, self.day


def tell(
    chosen: Sequence[ScoredUnit],
    near: Sequence[ScoredUnit],
    documents: Mapping[str, DocumentRecord],
    vector: Callable[[ScoredUnit], Vectors],
) -> Told:
    """Part chosen units into what holds and what a newer one has overtaken.

    One is overtaken where another is of a later date, or in force where it is superseded, speaks
    of the same thing, and gives another figure of the same kind. The newer takes its place. Of two
    such one may be only `near`: nearly good enough to be chosen.
    """
    stated = [_statement(each, documents[each.passage.document]) for each in chosen]
    there = {(each.passage.id, each.number) for each in chosen}
    for each in near:
        other = _statement(each, documents[each.passage.document])
        if (each.passage.id, each.number) not in there and any(
            _overtakes(other, said, vector) or _overtakes(said, other, vector) for said in stated
        ):
            stated.append(other)
    units = [each.unit for each in stated]
    order = list(range(len(units)))
    overtaken: dict[int, int] = {}
    for one in order:
        for newer in order:
            if _overtakes(stated[newer], stated[one], vector):
                overtaken[one] = newer
                break
    for one, newer in overtaken.items():
        if newer not in overtaken and order.index(newer) > order.index(one):
            order.remove(newer)
            order.insert(order.index(one), newer)
    earlier: dict[str, list[ScoredUnit]] = defaultdict(list)
    for one in overtaken:
        earlier[stated[one].day].append(units[one])
    return Told([units[one] for one in order if one not in overtaken], earlier)


def _statement(unit: ScoredUnit, document: DocumentRecord) -> _Statement:
    found = figures(unit.unit.reading)
    kinds: dict[tuple[str, str], frozenset[str]] = {}
    for each in found:
        if each.kind in _COMPARED:
            kind = each.kind, each.unit
            kinds[kind] = kinds.get(kind, frozenset()) | {each.value}
    day = _day(found, document.as_of or "")
    return _Statement(unit, document.status == "superseded", day, kinds)


def _day(found: frozenset[Figure], as_of: str) -> str:
    """Give the last day, month or year that is named and not beyond `as_of`; else that."""
    named = [each.value for each in found if each.kind == "date" and re.match(r"\d{4}", each.value)]
    past = [day[:10] for day in named if not as_of or day[: len(as_of)] <= as_of[: len(day)]]
    return max(past, default=as_of)


def _overtakes(new: _Statement, old: _Statement, vector: Callable[[ScoredUnit], Vectors]) -> bool:
    here, there = old.unit.passage, new.unit.passage
    return (
        new.newness > old.newness
        # What stands in one section is told by its author: years of one table are no contradiction.
        and here.section_key != there.section_key
        and family(here.language) == family(there.language)
        and _other_figures(old, new)
        # The vectors are read from the store: of few pairs only.
        and float(vector(old.unit) @ vector(new.unit)) >= ALIKE
    )


def _other_figures(one: _Statement, other: _Statement) -> bool:
    shared = one.figures.keys() & other.figures.keys()
    return bool(shared) and not any(one.figures[kind] & other.figures[kind] for kind in shared)
