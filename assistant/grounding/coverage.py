"""Coverage: how much of a claim the cited passages say, by words and by meaning.

Words are the share of its words and figures that the passages hold (`held`); meaning is the cosine
of its vector to that of their best line, each less the mean of its language. A claim whose words
suffice is not embedded, and all others are in one call.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from assistant.grounding.answer_word import without_answer
from assistant.grounding.cited import Cited
from assistant.grounding.evidence import Evidence
from assistant.grounding.held import share_held
from assistant.grounding.reading import read
from assistant.grounding.senses import Senses
from assistant.grounding.thresholds import Support, Thresholds
from corpus.script import detect_language, family
from ingest.manifest import Vectors

_NEAREST = 3


class LineEmbedder(Protocol):
    """The seam: `ingest.embed.Embedder`, or another model that says which it is."""

    fingerprint: str

    def documents(self, texts: Sequence[str]) -> Vectors:
        """Give a unit vector for each text, one row each."""
        ...


@dataclass(frozen=True)
class Coverage:
    """The probability that passages say what a claim says, and whether that is enough.

    `nearest` are the lines of passages in the other language that come nearest, best first, where
    that was looked at.
    """

    value: float
    enough: bool
    told: str
    nearest: tuple[str, ...] = ()


NOTHING_TO_COVER = Coverage(1.0, True, "100%")


def coverages(
    claims: Sequence[tuple[str, Cited]],
    embedder: LineEmbedder,
    thresholds: Thresholds,
    senses: Senses,
) -> list[Coverage]:
    """Give the coverage of each claim by the passages that it cites."""
    if embedder.fingerprint != thresholds.fingerprint:
        return [_by_words_alone(text, cited, thresholds, senses) for text, cited in claims]
    found = [_by_words(text, cited, thresholds, senses) for text, cited in claims]
    open_claims = [number for number, each in enumerate(found) if not each.enough]
    if not open_claims:
        return found
    vectors = _vectors([claims[number] for number in open_claims], embedder)
    for number in open_claims:
        text, cited = claims[number]
        best = max(
            _by_meaning(text, cited, vectors, thresholds, senses),
            key=lambda each: (each.enough, each.value),
        )
        found[number] = best
    return found


def similarities(vector: Vectors, mean: Vectors, lines: Vectors, lines_mean: Vectors) -> Vectors:
    """Give the cosine of (vector - mean) to each (line - mean of the lines' language)."""
    own, rows = vector - mean, lines - lines_mean
    norms = np.linalg.norm(rows, axis=1) * np.linalg.norm(own)
    return np.asarray((rows @ own) / np.maximum(norms, 1e-9))


def claim_family(text: str) -> str:
    """Give the language family in which a claim is written."""
    return family(detect_language(text))


def by_family(cited: Cited) -> dict[str, Cited]:
    """Give the passages of each language family apart."""
    groups: dict[str, list[Evidence]] = {}
    for each in cited.passages:
        groups.setdefault(family(each.language), []).append(each)
    return {name: Cited.of(group) for name, group in groups.items()}


def _by_words(text: str, cited: Cited, thresholds: Thresholds, senses: Senses) -> Coverage:
    claim = read(without_answer(text))
    if not claim.words and not claim.figures:
        return NOTHING_TO_COVER
    own = by_family(cited).get(claim_family(text))
    if own is None:
        return Coverage(0.0, False, "0%")
    share = share_held(claim, own, senses)
    # As if nothing of its meaning were there: what is enough so is enough.
    value = thresholds.same.probability(share, 0.0)
    return Coverage(value, value >= thresholds.same.threshold, f"{share:.0%}")


def _by_words_alone(text: str, cited: Cited, thresholds: Thresholds, senses: Senses) -> Coverage:
    own = by_family(cited).get(claim_family(text))
    share = share_held(read(text), own or cited, senses)
    # What is in the other language cannot be judged by words: figures and names are checked.
    enough = own is None or share >= thresholds.words_alone
    return Coverage(share, enough, f"{share:.0%}")


def _by_meaning(
    text: str,
    cited: Cited,
    vectors: Mapping[str, Vectors],
    thresholds: Thresholds,
    senses: Senses,
) -> Iterable[Coverage]:
    claim, own = read(text), claim_family(text)
    families = by_family(cited)
    best = -1.0
    for name, passages in families.items():
        fit = thresholds.same if name == own else thresholds.across
        share = share_held(claim, passages, senses)
        lines = np.concatenate([_lines(each, vectors) for each in passages.passages])
        near = similarities(vectors[text], thresholds.means[own], lines, thresholds.means[name])
        similarity = float(near.max())
        best = max(best, similarity)
        every = [line for each in passages.passages for line in each.lines]
        nearest = () if name == own else tuple(every[n] for n in near.argsort()[::-1][:_NEAREST])
        yield _measured(share, similarity, fit, nearest)
    if len(families) > 1:
        # One sentence may join what passages of both languages say.
        yield _measured(share_held(claim, cited, senses), best, thresholds.across, ())


def _measured(share: float, similarity: float, fit: Support, nearest: tuple[str, ...]) -> Coverage:
    value = fit.probability(share, similarity)
    return Coverage(value, value >= fit.threshold, f"{share:.0%}", nearest)


def _vectors(claims: Sequence[tuple[str, Cited]], embedder: LineEmbedder) -> dict[str, Vectors]:
    """Embed the claims, and the lines of evidence that came without vectors."""
    without = (
        line
        for _, cited in claims
        for each in cited.passages
        if each.vectors is None
        for line in each.lines
    )
    texts = list(dict.fromkeys([*(text for text, _ in claims), *without]))
    return dict(zip(texts, embedder.documents(texts), strict=True))


def _lines(evidence: Evidence, vectors: Mapping[str, Vectors]) -> Vectors:
    if evidence.vectors is not None:
        return evidence.vectors
    return np.stack([vectors[line] for line in evidence.lines])
