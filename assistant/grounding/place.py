"""The places of passages, their clauses, and what each of them holds.

A word or figure stands fully in a place where it is in the clause, and by half where it is in the
line of the clause or in the headings over it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.grounding.cited import Cited
from assistant.grounding.clauses import clauses
from assistant.grounding.reading import Reading, read
from corpus.figures import Figure, stands_in
from ingest.passage import LABEL_ENDS
from ingest.terms import terms

_IN_LINE = 0.5
_ROW = re.compile(rf"(?P<head>[^;]{{1,80}}?){LABEL_ENDS}(?P<cells>[^;:]{{1,80}}: .+)")

Ways = tuple[frozenset[str], ...]
"""A word with others that say the same, each by its terms."""

Held = NDArray[np.float64]
"""How much of something each place holds: 0, a half or 1."""

_Index = Mapping[str, frozenset[int]]
_NOWHERE: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Place:
    """A clause of the passages, and the line in which it stands; of a table a cell and its row."""

    clause: Reading
    line: Reading
    headings: str
    head: str = ""

    @property
    def text(self) -> str:
        """The clause, of a cell behind the head of its row."""
        return f"{self.head} {self.clause.text}".strip()


@dataclass(frozen=True)
class Places:
    """All places of passages, with an index of their terms."""

    every: tuple[Place, ...]

    def words(self, ways: Ways) -> Held:
        """Give where a word stands, in any of the ways to say it."""
        held = np.zeros(len(self.every))
        held[list(_standing(ways, self._around))] = _IN_LINE
        held[list(_standing(ways, self._near))] = 1.0
        return held

    def figure(self, figure: Figure) -> Held:
        """Give where a figure stands."""
        return np.array([_gives(place, figure) for place in self.every])

    @cached_property
    def giving(self) -> tuple[int, ...]:
        """The numbers of the places that give a figure."""
        return tuple(n for n, place in enumerate(self.every) if place.clause.figures)

    @cached_property
    def _near(self) -> _Index:
        return _index(_terms(place.text) for place in self.every)

    @cached_property
    def _around(self) -> _Index:
        return _index(_terms(each.headings) | _terms(each.line.text) for each in self.every)


@lru_cache(maxsize=64)
def places(cited: Cited) -> Places:
    """Give the places of passages."""
    return Places(
        tuple(
            place
            for each in cited.passages
            for line in map(read, each.lines)
            for place in _of_line(line, f"{each.title} {each.section}")
        )
    )


def _of_line(line: Reading, headings: str) -> Iterator[Place]:
    row = _ROW.fullmatch(line.text)
    if row is None:
        yield from (Place(clause, line, headings) for clause in clauses(line.text))
        return
    # A cell stands beside the head of its row, and of its column.
    for cell in row["cells"].split("; "):
        yield Place(read(cell), line, headings, row["head"])


def _gives(place: Place, figure: Figure) -> float:
    if not place.line.figures or not stands_in(figure, place.line.figures):
        return 0.0
    near = stands_in(figure, place.clause.figures) or stands_in(figure, read(place.head).figures)
    return 1.0 if near else _IN_LINE


@lru_cache(maxsize=4096)
def _terms(text: str) -> frozenset[str]:
    return frozenset(terms(text))


def _index(found: Iterable[frozenset[str]]) -> _Index:
    index: defaultdict[str, set[int]] = defaultdict(set)
    for number, each in enumerate(found):
        for term in each:
            index[term].add(number)
    return {term: frozenset(numbers) for term, numbers in index.items()}


def _standing(ways: Ways, index: _Index) -> frozenset[int]:
    return _NOWHERE.union(
        *(
            frozenset.intersection(*(index.get(term, _NOWHERE) for term in way))
            for way in ways
            if way
        )
    )
