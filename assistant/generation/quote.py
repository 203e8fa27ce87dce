"""A checked sentence -> the units of its passages that are quoted for it."""

from collections.abc import Sequence

import numpy as np

from assistant.extract import ScoredUnit
from assistant.generation.offer import Offer
from assistant.grounding.verdict import Verdict
from corpus.figures import Figure, figures, stands_in
from ingest.embed import Embedder
from ingest.passage import Unit

_MOST = 3  # units of one passage that a sentence is given


def quotes(verdict: Verdict, offered: Offer, embedder: Embedder) -> list[ScoredUnit]:
    """Give the units that bear a sentence: in each passage the nearest, and those with its figures.

    Nearest is by the cosine of their vectors, which also holds across languages.
    """
    meant = embedder.documents([verdict.claim.text])[0]
    wanted = set(figures(verdict.claim.text))
    found: list[ScoredUnit] = []
    for number in verdict.support or verdict.claim.cited:
        passage, evidence = offered.passages[number], offered.evidence[number]
        if evidence.vectors is None:
            continue
        near = evidence.vectors @ meant
        places = [place for place, _ in passage.quotable]
        units = [unit for _, unit in passage.quotable]
        for at in _bearing(units, near, wanted):
            found.append(ScoredUnit(passage, places[at], units[at], float(near[at])))
            wanted -= _held(units[at], wanted)
    return found


def _bearing(units: Sequence[Unit], near: np.ndarray, wanted: set[Figure]) -> list[int]:
    """Give the places of the units: the best by figures held, then nearness, until all are held."""
    left, chosen = set(wanted), list[int]()
    while len(chosen) < _MOST:
        rest = [at for at in range(len(units)) if at not in chosen]
        if not rest:
            break
        best = max(rest, key=lambda at: (len(_held(units[at], left)), near[at]))
        held = _held(units[best], left)
        if chosen and not held:
            break
        chosen.append(best)
        left -= held
        if not left:
            break
    return sorted(chosen)


def _held(unit: Unit, wanted: set[Figure]) -> set[Figure]:
    there = figures(f"{unit.lead} {unit.reading}")
    return {figure for figure in wanted if stands_in(figure, there)}
