"""The places of the passages that come nearest to each clause of a claim."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.grounding.clause import Clause
from assistant.grounding.place import Place
from assistant.grounding.reading import Reading

_HELD = 0.2  # share of all that stands around a clause that its nearest place holds
_OWN = 0.3  # share of the clause itself
_NEARLY = 0.03


@dataclass(frozen=True)
class Nearest:
    """A clause of a claim, and the places that come nearest to it, best first.

    `own` is the share of the clause that the best holds in its own clause.
    """

    clause: Reading
    places: tuple[Place, ...]
    own: float


def nearest(claim: Iterable[Clause]) -> Iterator[Nearest]:
    """Give the clauses of a claim to which a place comes near enough."""
    for clause in claim:
        scores, whole = clause.around.scores(), clause.around.whole
        best = scores.max(initial=0.0)
        if not whole or best < _HELD * whole:
            continue
        order = sorted(range(len(scores)), key=lambda n: (-scores[n], n))
        own = clause.around.own_share(order[0])
        if own >= _OWN:
            near = (n for n in order if scores[n] >= best - _NEARLY * whole)
            yield Nearest(clause.said, tuple(clause.places.every[n] for n in near), own)
