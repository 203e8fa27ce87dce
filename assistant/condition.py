"""What a sentence must not be quoted without: the exception that the next one makes to it."""

import re
from collections.abc import Sequence

from assistant.units import ScoredUnit
from ingest.split import size

MOST = 2  # exceptions of an answer
LONGEST = 60.0  # words of one; a longer one is for the reader of the source
_EXCEPTION = re.compile(
    r"(However|But|Except|Unless|Exceptions?|(The|One|An|A|Two) ([a-z]+ ){0,2}exceptions?)\b"
    r"|但|惟|不[过過]|然而|除非|例外|除外"
)


def with_exceptions(chosen: Sequence[ScoredUnit]) -> list[ScoredUnit]:
    """Give the chosen units with the exceptions that follow them in their passages."""
    there = {(each.passage.id, each.number) for each in chosen}
    added: list[ScoredUnit] = []
    for each in chosen:
        following = each.number + 1
        if len(added) == MOST or each.unit.kind != "sentence":
            continue
        if following == len(each.passage.units) or (each.passage.id, following) in there:
            continue
        unit = each.passage.units[following]
        short = size(unit.reading) <= LONGEST
        if unit.kind == "sentence" and short and makes_an_exception(unit.reading):
            added.append(ScoredUnit(each.passage, following, unit, each.score))
    return [*chosen, *added]


def makes_an_exception(reading: str) -> bool:
    """Tell whether a sentence begins as an exception to the one before it."""
    return _EXCEPTION.match(reading) is not None
