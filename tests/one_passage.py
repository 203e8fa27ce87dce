"""Units of one passage, from what they say."""

from assistant.units import ScoredUnit
from ingest.passage import Passage, Unit


def units_of(*readings: str, kind: str = "sentence") -> list[ScoredUnit]:
    """Give a unit of the kind for each reading, in this order in one passage."""
    units = tuple(
        Unit(kind, 10 * n, 10 * n + 9, text, text, "", ()) for n, text in enumerate(readings)
    )
    passage = Passage("doc@12345678:0000", "doc", "Parks", "Tenants", "en", "", "", units)
    return [ScoredUnit(passage, number, unit, 1.0) for number, unit in enumerate(units)]
