"""A checked sentence -> the units of its passages that are quoted for it."""

from collections.abc import Collection, Sequence

import numpy as np

from assistant.generation.offer import Offer
from assistant.grounding.alike import share
from assistant.grounding.claim import Claim
from assistant.grounding.evidence import Evidence
from assistant.grounding.reading import Reading, read
from assistant.grounding.verdict import Verdict
from assistant.units import ScoredUnit
from corpus.figures import Figure, stands_in
from ingest.embed import Embedder
from ingest.manifest import Vectors

_MOST = 3  # units of one passage that a sentence is given


def quotes(verdict: Verdict, offered: Offer, embedder: Embedder) -> list[ScoredUnit]:
    """Give the units that bear a sentence: in each passage the nearest, and those with its figures.

    Nearest is by the cosine of their vectors, which also holds across languages, and the words that
    stand in both.
    """
    meant = embedder.documents([verdict.claim.text])[0]
    claim = read(verdict.claim.text)
    wanted = claim.figures
    found: list[ScoredUnit] = []
    for number in verdict.support or verdict.claim.cited:
        passage, evidence = offered.passages[number], offered.evidence[number]
        if evidence.vectors is None:
            continue
        lines = [read(line) for line in evidence.lines]
        near = _nearness(claim.text, evidence, meant)
        for at in _bearing(lines, near, wanted):
            place, unit = passage.quotable[at]
            found.append(ScoredUnit(passage, place, unit, float(near[at])))
            wanted -= _held(lines[at], wanted)
    return found


def nearest_units(
    claim: Claim, numbers: Collection[int], offered: Offer, embedder: Embedder
) -> dict[int, int]:
    """Give the number of the unit of each offered passage that is nearest to a claim."""
    told = [n for n in sorted(numbers) if offered.evidence[n].vectors is not None]
    if not told:
        return {}
    meant = embedder.documents([claim.text])[0]
    return {n: _nearest(claim, n, offered, meant) for n in told}


def _nearest(claim: Claim, number: int, offered: Offer, meant: Vectors) -> int:
    near = _nearness(claim.text, offered.evidence[number], meant)
    return offered.passages[number].quotable[int(near.argmax())][0]


def _nearness(text: str, evidence: Evidence, meant: Vectors) -> Vectors:
    assert evidence.vectors is not None
    words = read(text).words
    shares = [share(words, read(line)) for line in evidence.lines]
    return np.asarray(evidence.vectors @ meant + np.array(shares), dtype=np.float32)


def _bearing(lines: Sequence[Reading], near: Vectors, wanted: frozenset[Figure]) -> list[int]:
    """Give the places of the lines: the best by figures held, then nearness, until all are held."""
    chosen: list[int] = []
    while len(chosen) < min(_MOST, len(lines)) and (wanted or not chosen):
        rest = [at for at in range(len(lines)) if at not in chosen]
        best = max(rest, key=lambda at: (len(_held(lines[at], wanted)), near[at]))
        held = _held(lines[best], wanted)
        if chosen and not held:
            break
        chosen.append(best)
        wanted -= held
    return sorted(chosen)


def _held(line: Reading, wanted: frozenset[Figure]) -> frozenset[Figure]:
    return frozenset(figure for figure in wanted if stands_in(figure, line.figures))
