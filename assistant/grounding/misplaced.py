"""A figure that stands in the cited passages, but beside something else.

Held against the lines in the claim's language: where the line that says nearly all the rest of a
clause gives another figure of the kind, and the lines that hold the claimed one say far less of it,
the figure has been taken from the wrong place.
"""

from collections.abc import Iterator

from assistant.grounding.alike import share
from assistant.grounding.cited import Cited
from assistant.grounding.clauses import clauses
from assistant.grounding.reading import Reading, read
from corpus.figures import Figure, stands_in

_KINDS = frozenset(("amount", "percent", "quantity", "number"))
_ALIKE = 0.75  # share of the rest of the clause that the right line holds
_APART = 0.4  # and by how much the lines that hold the figure stay behind

_LEAST = 3  # terms: fewer do not tell one line from another


def misplaced(text: str, cited: Cited) -> Iterator[Figure]:
    """Give the figures of a claim that belong to something else in the cited passages."""
    claim = read(text)
    for clause in clauses(text):
        about = _about(clause) if len(_about(clause)) >= _LEAST else _about(claim)
        if len(about) < _LEAST:
            continue
        scored = [(share(about, line), line) for line in cited.lines]
        for figure in sorted(clause.figures, key=lambda each: (each.kind, each.value)):
            own = max((s for s, line in scored if stands_in(figure, line.figures)), default=None)
            best, right = max(scored, key=lambda each: each[0])
            if own is None or best < _ALIKE or best - own < _APART:
                continue
            if figure.kind in _KINDS and _rivals(figure, right, claim):
                yield figure


def _about(text: Reading) -> tuple[str, ...]:
    return tuple(term for term in text.content if not any(c.isdigit() for c in term))


def _rivals(figure: Figure, line: Reading, claim: Reading) -> bool:
    return any(
        (other.kind, other.unit) == (figure.kind, figure.unit) and other not in claim.figures
        for other in line.figures
    )
