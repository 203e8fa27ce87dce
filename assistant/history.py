"""Statements of different dates with different figures for the same thing: the newest leads."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.extract import ScoredUnit
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


def stated_on(unit: ScoredUnit, document: DocumentRecord) -> str:
    """Give the day, month or year of a statement: the last one it names, else its document's."""
    as_of = document.as_of or ""
    named = [
        each.value
        for each in figures(unit.unit.reading)
        if each.kind == "date" and re.match(r"\d{4}", each.value)
    ]
    past = [day[:10] for day in named if not as_of or day[: len(as_of)] <= as_of[: len(day)]]
    return max(past, default=as_of)


def tell(
    chosen: Sequence[ScoredUnit],
    documents: Mapping[str, DocumentRecord],
    vectors: Mapping[tuple[str, int], Vectors],
) -> Told:
    """Part chosen units into what holds and what a newer one of them has overtaken.

    One is overtaken where another is of a later date, or in force where it is superseded, speaks
    of the same thing, and gives another figure of the same kind. The newer takes its place.
    """
    days = [stated_on(each, documents[each.passage.document]) for each in chosen]
    old = [documents[each.passage.document].status == "superseded" for each in chosen]
    order = list(range(len(chosen)))
    overtaken: dict[int, int] = {}
    for one in order:
        for other in order:
            newer = (not old[other], days[other]) > (not old[one], days[one])
            if newer and _differ(chosen[one], chosen[other], vectors):
                overtaken[one] = other
                break
    for one, other in overtaken.items():
        if other not in overtaken and order.index(other) > order.index(one):
            order.remove(other)
            order.insert(order.index(one), other)
    earlier: dict[str, list[ScoredUnit]] = defaultdict(list)
    for one in overtaken:
        earlier[days[one]].append(chosen[one])
    return Told([chosen[one] for one in order if one not in overtaken], earlier)


def _differ(one: ScoredUnit, other: ScoredUnit, vectors: Mapping[tuple[str, int], Vectors]) -> bool:
    here, there = one.passage, other.passage
    # What stands in one section is told by its author: years of one table are no contradiction.
    if (here.document, here.section) == (there.document, there.section):
        return False
    if family(here.language) != family(there.language):
        return False
    alike = vectors[here.id, one.number] @ vectors[there.id, other.number]
    return float(alike) >= ALIKE and _other_figures(one.unit.reading, other.unit.reading)


def _other_figures(one: str, other: str) -> bool:
    first, second = _by_kind(figures(one)), _by_kind(figures(other))
    shared = first.keys() & second.keys()
    return bool(shared) and not any(first[kind] & second[kind] for kind in shared)


def _by_kind(found: frozenset[Figure]) -> dict[tuple[str, str], set[str]]:
    kinds: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in found:
        if each.kind in _COMPARED:
            kinds[each.kind, each.unit].add(each.value)
    return kinds
