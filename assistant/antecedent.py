"""What a sentence points back to: the one before it, without which "it has 2,400" misleads."""

import re
from collections.abc import Sequence

from assistant.units import ScoredUnit
from ingest.passage import Passage, Unit
from ingest.split import size

MOST = 2  # sentences put in front, of an answer
LONGEST = 45.0  # words of one; a longer one is for the reader of the source
_POINTS_BACK = re.compile(
    r"(It|Its|They|Their|This|That|These|Those|Such|He|His|She|Her|Both|Neither|"
    r"The (former|latter|same))\b"
    # "By late 2025 it counted 2,400."
    r"|(By|In|At|On|Since|Until|From|Before|After)( [\w-]+){1,3},? (it|they|he|she|its|their)\b"
    r"|[该該它他她这這]|其(?![他它次实實])|此(?![外后後])|上述|前者|[后後]者|[两兩]者"
)


def points_back(text: str) -> bool:
    """Tell whether a sentence begins with what only the one before it explains."""
    return _POINTS_BACK.match(text) is not None


def before(passage: Passage, number: int) -> Unit | None:
    """Give the sentence that a unit points back to, None where there is none in its passage."""
    unit = passage.units[number]
    if number == 0 or unit.kind != "sentence" or not points_back(unit.reading):
        return None
    previous = passage.units[number - 1]
    short = size(previous.reading) <= LONGEST
    return previous if previous.kind == "sentence" and short else None


def with_antecedents(
    chosen: Sequence[ScoredUnit], elsewhere: Sequence[ScoredUnit] = ()
) -> list[ScoredUnit]:
    """Give the chosen units, and behind them what those of them point back to.

    What stands `elsewhere` in the answer is not said again.
    """
    there = {(each.passage.id, each.number) for each in (*chosen, *elsewhere)}
    found = list(chosen)
    added = 0
    for each in found:
        unit = before(each.passage, each.number)
        if unit is None or added == MOST or (each.passage.id, each.number - 1) in there:
            continue
        there.add((each.passage.id, each.number - 1))
        found.append(ScoredUnit(each.passage, each.number - 1, unit, each.score))
        added += 1
    return found
