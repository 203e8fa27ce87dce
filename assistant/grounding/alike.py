"""Clauses of the passages that say about the same as a clause of the claim."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.grounding.clauses import clauses
from assistant.grounding.reading import Reading

ALIGNED = 0.6  # share of a clause's content terms that another holds to be about the same
_NEARLY = 0.15
_WHOLE_LINE = 0.05  # by how much less the likeness of whole sentences counts


@dataclass(frozen=True)
class Beside:
    """A clause of the passages with its line, and how much of the whole claim that holds."""

    clause: Reading
    line: Reading
    line_share: float


def beside(claim: Reading, lines: Iterable[Reading]) -> list[Beside]:
    """Give the clauses of lines, to be held against the clauses of a claim."""
    return [
        Beside(clause, line, share(claim.content, line) - _WHOLE_LINE)
        for line in lines
        for clause in clauses(line.text)
    ]


def alike(clause: Reading, term: str, others: Sequence[Beside]) -> list[Beside]:
    """Give the clauses that hold a term of a claim's clause and come nearest to it."""
    holding = [
        (max(share(clause.content, each.clause), each.line_share), each)
        for each in others
        if term in each.clause.content
    ]
    best = max((score for score, _ in holding), default=0.0)
    return [each for score, each in holding if score >= max(ALIGNED, best - _NEARLY)]


def share(wanted: Sequence[str], text: Reading) -> float:
    """Give the share of terms that a text holds, 0 where there are none."""
    held = frozenset(text.content)
    return sum(term in held for term in wanted) / len(wanted) if wanted else 0.0
