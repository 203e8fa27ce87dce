"""Fit of what tells a claim's own passages from others: words and meaning."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from claims.references import Passages, Reference

from assistant.grounding.cited import Cited
from assistant.grounding.coverage import by_family, claim_family, similarities
from assistant.grounding.held import share_held
from assistant.grounding.reading import read
from assistant.grounding.senses import Senses
from corpus.glossary import load_glossary
from corpus.script import family
from fitting.models import Matrix, area_under_curve, logistic
from ingest.manifest import Manifest, Vectors
from ingest.passage import Passage

# Share of supported claims that the threshold may fail: some are not in their section.
MAX_LOST = 0.02
_OTHERS = 3  # sets of passages of other documents, for each claim


@dataclass(frozen=True)
class Pair:
    """A claim held against passages of one language family.

    `kind` is own, other (passages of other documents) or near (other sections of its documents).
    """

    kind: str
    across: bool
    words: float
    similarity: float


def line_means(manifest: Manifest, counts: Mapping[str, int]) -> dict[str, Vectors]:
    """Give the mean vector of the lines of each language family; `counts` are a language's."""
    means: dict[str, Vectors] = {}
    for name in ("en", "zh"):
        languages = [each for each in manifest.centroids if family(each) == name]
        weights = [counts[each] for each in languages]
        vectors = [manifest.centroids[each].sentences for each in languages]
        means[name] = np.average(vectors, axis=0, weights=weights).astype(np.float32)
    return means


def pairs(
    references: Sequence[Reference],
    passages: Passages,
    vectors: Mapping[str, Vectors],
    means: Mapping[str, Vectors],
) -> list[Pair]:
    """Hold each claim against its own passages, and as many that do not hold it."""
    random = np.random.default_rng(0)
    senses = Senses(load_glossary())

    def pair(kind: str, claim: str, these: Sequence[Passage]) -> Pair:
        cited = Cited.of(passages.evidence(n, each) for n, each in enumerate(these, start=1))
        (name, group) = next(iter(by_family(cited).items()))
        own = claim_family(claim)
        lines = np.concatenate([e.vectors for e in group.passages if e.vectors is not None])
        near = float(similarities(vectors[claim], means[own], lines, means[name]).max())
        return Pair(kind, name != own, share_held(read(claim), group, senses), near)

    def drawn(pool: Sequence[Passage], number: int) -> list[Passage]:
        chosen = random.choice(len(pool), size=min(number, len(pool)), replace=False)
        return [pool[place] for place in chosen]

    found: list[Pair] = []
    for each in references:
        for name in ("en", "zh"):
            of_language = [p for p in passages.every if family(p.language) == name and p.quotable]
            own = [p for p in each.passages if family(p.language) == name]
            if not own or not (read(each.text).words or read(each.text).figures):
                continue
            question = each.question
            other = [p for p in of_language if p.document not in question.documents]
            near = [
                p
                for p in of_language
                if p.document in question.documents
                and not question.names_section(p.document, p.section)
            ]
            found.append(pair("own", each.text, own))
            found += [pair("other", each.text, drawn(other, len(own))) for _ in range(_OTHERS)]
            if near:
                found.append(pair("near", each.text, drawn(near, len(own))))
    return found


def fit_support(
    found: Sequence[Pair], across: bool, say: Callable[[str], object]
) -> dict[str, float]:
    """Fit one of the two logistic regressions; the threshold loses MAX_LOST of the supported."""
    x, kinds = _features([each for each in found if each.across == across])
    weights = logistic(x, (kinds == "own").astype(float), 0.0001)
    scores = _probabilities(x, weights)
    threshold = float(np.quantile(scores[kinds == "own"], MAX_LOST))
    say(f"{'across' if across else 'same'}: {report(scores, kinds, threshold)}")
    return {
        "bias": round(float(weights[2]), 4),
        "words": round(float(weights[0]), 4),
        "similarity": round(float(weights[1]), 4),
        "threshold": round(threshold - 0.0005, 3),
    }


def fit_words_alone(found: Sequence[Pair], say: Callable[[str], object]) -> float:
    """Give the share of words from which a claim is covered where meaning is not known."""
    x, kinds = _features([each for each in found if not each.across])
    threshold = float(np.quantile(x[kinds == "own", 0], MAX_LOST))
    say(f"by words alone: {report(x[:, 0], kinds, threshold)}")
    return round(threshold - 0.0005, 3)


def report(scores: Matrix, kinds: np.ndarray, threshold: float) -> str:
    """Give the AUROC against both kinds of negatives, and what the threshold does."""
    own = scores[kinds == "own"]
    parts = [f"{len(own)} claims, threshold {threshold:.3f}, {(own >= threshold).mean():.3f} pass"]
    for kind, told in (("other", "other documents"), ("near", "other sections")):
        negative = scores[kinds == kind]
        parts.append(
            f"{told}: AUROC {area_under_curve(own, negative):.4f}, "
            f"{(negative < threshold).mean():.3f} fail"
        )
    return "; ".join(parts)


def _features(found: Sequence[Pair]) -> tuple[Matrix, np.ndarray]:
    x = np.array([[each.words, each.similarity] for each in found])
    return x, np.array([each.kind for each in found])


def _probabilities(x: Matrix, weights: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-(x @ weights[:2] + weights[2]))))


def report_fit(found: Sequence[Pair], across: bool, fit: Mapping[str, float]) -> str:
    """Say what a fit does with pairs that it has not seen."""
    x, kinds = _features([each for each in found if each.across == across])
    weights = np.array([fit["words"], fit["similarity"], fit["bias"]])
    return report(_probabilities(x, weights), kinds, fit["threshold"])
