"""A figure that stands in the cited passages, but beside something else.

Each figure is bound to the words around it and to the claim's other figures (`around`). Where
another figure of the kind, which the claim does not give, stands beside far more of them, the
figure has been taken from the wrong place.
"""

from collections.abc import Iterable, Iterator

from assistant.grounding.clause import Clause
from assistant.grounding.place import Place
from assistant.grounding.reading import Reading
from corpus.figures import Figure, stands_in

_KINDS = frozenset(("amount", "percent", "quantity", "number"))
_APART = 0.25  # by what share of all weight another figure must be nearer
_APART_IN_A_SENTENCE = 0.35
_LEAST = 3  # words: fewer do not tell one place from another


def misplaced(claim: Reading, clauses: Iterable[Clause]) -> Iterator[Figure]:
    """Give the figures of a claim that belong to something else in the cited passages."""
    for clause in clauses:
        counted = [figure for figure in clause.said.figures if figure.kind in _KINDS]
        if counted and sum(bool(word.held.any()) for word in clause.around.words) >= _LEAST:
            for figure in sorted(counted):
                if _belongs_elsewhere(figure, claim, clause):
                    yield figure


def _belongs_elsewhere(figure: Figure, claim: Reading, clause: Clause) -> bool:
    every = clause.places.every
    scores = clause.around.scores(without=figure)
    giving = [n for n in clause.places.giving if stands_in(figure, every[n].clause.figures)]
    rivals = [n for n in clause.places.giving if _rivals(figure, claim, every[n])]
    if not giving or not rivals:
        return False
    own = max(giving, key=lambda n: (scores[n], -n))
    other = max(rivals, key=lambda n: (scores[n], -n))
    one_sentence = every[own].line is every[other].line and not every[own].head
    apart = _APART_IN_A_SENTENCE if one_sentence else _APART
    return bool(scores[other] - scores[own] > apart * clause.around.weight(without=figure))


def _rivals(figure: Figure, claim: Reading, place: Place) -> bool:
    return not stands_in(figure, place.clause.figures) and any(
        (other.kind, other.unit) == (figure.kind, figure.unit)
        and not stands_in(other, claim.figures)
        for other in place.clause.figures
    )
