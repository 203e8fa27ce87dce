"""Who asks for a list gets all of it: a list or small table is not quoted in part."""

import math
from collections.abc import Sequence

from assistant.asked import asked
from assistant.demand import demands
from assistant.extract import says_the_same
from assistant.query import Query
from assistant.units import ScoredUnit
from ingest.passage import LABEL_ENDS
from ingest.split import size
from ingest.terms import terms

LINES = 12  # of a list that is quoted as a whole
WORDS = 150.0  # of such a list
ALL_WORDS = 180.0  # of the answer that holds one
# By so much may a list be behind the best unit, its lines taken together.
BEHIND = 1.5
_List = tuple[str, str, str, str]


def with_whole_list(
    query: Query, chosen: Sequence[ScoredUnit], scored: Sequence[ScoredUnit]
) -> list[ScoredUnit]:
    """Give the chosen units with all lines of the list that answers best, best first.

    Its score is the logarithm of the sum of its lines' exponentials: many lines that answer a
    little are a list that answers. Only a question for a list, and for no figure, gets one; of a
    list with lines for several things that it names, it gets those lines.
    """
    if not chosen or "list" not in asked(query.wanted) or demands(query.wanted):
        return list(chosen)
    best = max(_short(scored, query), key=_score, default=[])
    if not best or _score(best) < chosen[0].score - BEHIND:
        return list(chosen)
    lines = {(each.passage.id, each.number) for each in best}
    words = sum(size(each.unit.reading) for each in best)
    kept = list(best)
    for each in chosen:
        length = size(each.unit.reading)
        if (each.passage.id, each.number) in lines or words + length > ALL_WORDS:
            continue
        if not any(says_the_same(each.unit.reading, line.unit.reading) for line in best):
            kept.append(each)
            words += length
    return sorted(kept, key=lambda each: (-each.score, each.passage.id, each.number))


def _short(scored: Sequence[ScoredUnit], query: Query) -> list[list[ScoredUnit]]:
    """Give the lists and tables of two lines or more that are short enough."""
    lists: dict[_List, list[ScoredUnit]] = {}
    for each in scored:
        if each.unit.kind in ("item", "row"):
            name = *each.passage.section_key, each.unit.kind, each.unit.lead
            lists.setdefault(name, []).append(each)
    return [
        lines
        for lines in (_named(each, query) for each in lists.values())
        if 2 <= len(lines) <= LINES and sum(size(each.unit.reading) for each in lines) <= WORDS
    ]


def _named(lines: Sequence[ScoredUnit], query: Query) -> list[ScoredUnit]:
    """Give the lines for things that the question names, if there are any for two of them."""
    labels = [frozenset(terms(line.unit.reading.partition(LABEL_ENDS)[0])) for line in lines]
    held = [[concept.in_terms(label) for label in labels] for _, concept in query.named]
    if sum(map(any, held)) < 2:
        return list(lines)
    return [line for line, *named in zip(lines, *held, strict=True) if any(named)]


def _score(lines: Sequence[ScoredUnit]) -> float:
    return math.log(sum(math.exp(each.score) for each in lines))
