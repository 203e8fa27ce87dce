"""When a document says itself that what is asked for is not told."""

import re
from collections.abc import Sequence

from assistant.extract import leading
from assistant.query import Query
from assistant.units import ScoredUnit
from corpus.script import fold
from ingest.terms import terms

_UNTOLD = re.compile(
    r"\b(do(es)?|did) not (say|state|tell|mention|disclose|publish|specify)\b"
    r"|\bnone of (these|the|those)\b[^.]{0,60}\b(gives?|states?|says?|names?|mentions?|tells?)\b"
    r"|\bnot (yet )?(been )?(announced|published|disclosed|stated|made public)\b"
    r"|^ask [^.]{2,40}\b(which|what|for|whether|how|when|who)\b"
    r"|\b(states|mentions) no\b|\bundisclosed\b"
    r"|(没有|未有?|尚未|并未|均未)(公布|披露|说明|列出|提及|提到|交代|透露|公开|给出)"
)
# Whether it was told is the question then, and that it was not is its answer.
_ASKS_WHETHER = re.compile(
    r"\b(announced?|publish(ed)?|disclosed?|stated?|made public)\b|公布|披露|公开|透露"
)
_CLAUSE = re.compile(r"[;；。]|\.(?=\s|$)|[,，](?=\s*(but|而|但))")


def left_open(query: Query, scored: Sequence[ScoredUnit]) -> ScoredUnit | None:
    """Give the unit that would lead the answer, if it says that what is asked for is not told."""
    lead = leading(scored, query.language)
    return lead if lead and untold(query, lead.unit.reading) else None


def untold(query: Query, sentence: str) -> bool:
    """Tell whether a sentence says of what the question asks for that it is not told.

    A sentence may tell one thing and leave another open: the clause that leaves it open must speak
    of the question no less than the others do.
    """
    if _ASKS_WHETHER.search(fold(query.wanted)):
        return False
    clauses = [clause.strip() for clause in _CLAUSE.split(fold(sentence)) if clause]
    silent = [_spoken(query, each) for each in clauses if _UNTOLD.search(each)]
    others = [_spoken(query, each) for each in clauses if not _UNTOLD.search(each)]
    return bool(silent) and max(silent) >= max(others, default=0)


def _spoken(query: Query, clause: str) -> int:
    return len(set(query.own_terms) & set(terms(clause)))
