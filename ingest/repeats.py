"""Which sentences and passages stand in several places: derived from what Chroma holds."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from ingest.passage import Passage
from ingest.records import text_hash
from ingest.split import size
from ingest.store import unit_id

# Two passages are one for ranking when so much of each stands, sentence by sentence, in the other.
# A sentence of which one figure differs is another sentence.
_SHARED = 0.9
# A sentence this frequent says nothing of two passages that hold it.
_COMMONPLACE = 300
# Shorter sentences ("See Note 1.") stand in many places without being the same statement.
_STATEMENT = 6.0  # words
_SCHEMA = """
CREATE TABLE IF NOT EXISTS unit (
    key TEXT NOT NULL, passage TEXT NOT NULL, number INTEGER NOT NULL, document TEXT NOT NULL,
    words REAL NOT NULL, PRIMARY KEY (passage, number)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_key ON unit (key);
CREATE INDEX IF NOT EXISTS by_document ON unit (document);
CREATE TABLE IF NOT EXISTS stamp (stamp TEXT NOT NULL);
"""


@dataclass(frozen=True)
class Repeated:
    """The repeats of an index: groups of passages, and the places of each repeated sentence."""

    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def group(self, passage: str) -> tuple[str, ...]:
        """Give the passages that say the same, this one among them, in order of their ids."""
        return self.groups.get(passage, (passage,))

    def standing(self, unit: str) -> tuple[str, ...]:
        """Give the units with the same words, this one among them, in order of their ids."""
        return self.places.get(unit, (unit,))


class Repeats:
    """An SQLite file beside the store; `stamp` says which state of the store it mirrors."""

    def __init__(self, file: Path) -> None:
        """Open the file, or make an empty one."""
        self._file = file
        self._database = _open(file)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    @property
    def stamp(self) -> str:
        """The state of the store that this mirrors; empty when it mirrors none."""
        row = self._database.execute("SELECT stamp FROM stamp").fetchone()
        return str(row[0]) if row else ""

    def update(self, gone: Iterable[str], new: Iterable[Passage], stamp: str) -> None:
        """Take out the units of documents `gone`, put in those of `new`, and remember `stamp`."""
        with self._database as database:  # one transaction
            database.execute("DELETE FROM stamp")
            database.executemany("DELETE FROM unit WHERE document = ?", ((each,) for each in gone))
            database.executemany("INSERT OR REPLACE INTO unit VALUES (?, ?, ?, ?, ?)", _rows(new))
            database.execute("INSERT INTO stamp VALUES (?)", (stamp,))

    def clear(self) -> None:
        """Take everything out."""
        with self._database as database:
            database.execute("DELETE FROM stamp")
            database.execute("DELETE FROM unit")

    def load(self) -> Repeated:
        """Give the groups and places; a unit or passage that stands once is in neither."""
        rows = self._database.execute(
            "SELECT key, passage, number, words FROM unit WHERE key IN"
            " (SELECT key FROM unit GROUP BY key HAVING COUNT(DISTINCT passage) > 1)"
            " ORDER BY key, passage, number"
        )
        units: dict[str, list[str]] = defaultdict(list)
        holders: dict[str, dict[str, float]] = defaultdict(dict)
        for key, passage, number, words in rows:
            holders[key][passage] = words
            if words >= _STATEMENT:
                units[key].append(unit_id(passage, number))
        places = {unit: tuple(same) for same in units.values() for unit in same}
        return Repeated(self._groups(holders.values()), places)

    def _groups(self, holders: Iterable[Mapping[str, float]]) -> dict[str, tuple[str, ...]]:
        shared: dict[tuple[str, str], float] = defaultdict(float)
        for holding in holders:
            if len(holding) <= _COMMONPLACE:
                for pair in combinations(sorted(holding), 2):
                    shared[pair] += holding[pair[0]]
        names = {name for pair in shared for name in pair}
        totals = dict(
            self._database.execute("SELECT passage, SUM(words) FROM unit GROUP BY passage")
            if names
            else ()
        )
        leader: dict[str, str] = {}
        for (one, other), words in sorted(shared.items()):
            if words >= _SHARED * max(totals[one], totals[other]):
                first = min(_first(leader, one), _first(leader, other))
                leader[_first(leader, one)] = leader[_first(leader, other)] = first
        groups: dict[str, list[str]] = defaultdict(list)
        for name in sorted(leader):
            groups[_first(leader, name)].append(name)
        return {name: tuple(group) for group in groups.values() for name in group}


def _first(leader: Mapping[str, str], name: str) -> str:
    while (above := leader.get(name, name)) != name:
        name = above
    return name


def _rows(passages: Iterable[Passage]) -> Iterable[tuple[str, str, int, str, float]]:
    for passage in passages:
        for number, unit in passage.quotable:
            # The lead belongs to it: the same row under other column heads says something else.
            said = (
                unit.reading if unit.lead in ("", unit.reading) else f"{unit.lead} {unit.reading}"
            )
            yield text_hash(said), passage.id, number, passage.document, max(size(said), 0.1)


def _open(file: Path) -> sqlite3.Connection:
    database = sqlite3.connect(file, check_same_thread=False)
    try:
        database.executescript(_SCHEMA)
    except sqlite3.DatabaseError:
        # Damaged, or no such file at all: it is derived, so it is made anew.
        database.close()
        file.unlink()
        database = sqlite3.connect(file, check_same_thread=False)
        database.executescript(_SCHEMA)
    return database
