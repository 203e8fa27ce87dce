"""A figure that the claim gives as the least and its own place in the passages as the most."""

from collections.abc import Iterable, Iterator

from assistant.grounding.bounds import Bounds, bounds
from assistant.grounding.clause import Clause
from assistant.grounding.reading import Reading
from assistant.grounding.verdict import Fault
from corpus.figures import Figure, stands_in

_NEARLY = 0.03
_OWN = 0.3  # share of the clause that the nearest place holds itself


def turned_bounds(claim: Reading, clauses: Iterable[Clause]) -> Iterator[Fault]:
    """Give a fault for each figure whose bound is turned round where it stands nearest."""
    own = bounds(claim)
    bounded = own.most ^ own.least
    for clause in clauses if bounded else ():
        said = [figure for figure in bounded if stands_in(figure, clause.said.figures)]
        for figure in sorted(said):
            near = _nearest(figure, clause)
            if figure in own.least and near and all(_only(figure, b.most, b.least) for b in near):
                yield Fault("at_most", figure)
            if figure in own.most and near and all(_only(figure, b.least, b.most) for b in near):
                yield Fault("at_least", figure)


def _nearest(figure: Figure, clause: Clause) -> list[Bounds]:
    every, scores = clause.places.every, clause.around.scores()
    giving = [n for n in clause.places.giving if stands_in(figure, every[n].clause.figures)]
    best = max(giving, key=lambda n: (scores[n], -n), default=None)
    if best is None or clause.around.own_share(best) < _OWN:
        return []
    least = scores[best] - _NEARLY * clause.around.weight()
    return [bounds(every[n].clause) for n in giving if scores[n] >= least]


def _only(figure: Figure, these: frozenset[Figure], not_those: frozenset[Figure]) -> bool:
    return stands_in(figure, these) and not stands_in(figure, not_those)
