"""A sentence and a table row of the starter corpus."""

from assistant.units import ScoredUnit
from ingest.index import Index
from ingest.passage import UnitKind


def sentence(index: Index) -> ScoredUnit:
    return _first(index, "sentence")


def row(index: Index) -> ScoredUnit:
    return _first(index, "row")


def _first(index: Index, kind: UnitKind) -> ScoredUnit:
    for record in index.documents.values():
        if record.language == "en":
            names = [f"{record.id}@{record.hash[:8]}:{n:04d}" for n in range(record.passages)]
            for stored in index.passages("en", names).values():
                for number, unit in stored.passage.quotable:
                    if unit.kind == kind:
                        return ScoredUnit(stored.passage, number, unit, 1.0)
    raise AssertionError(f"no {kind} in the corpus")
