"""Questions that ask for the same, found by their vectors, across languages."""

from collections.abc import Mapping, Sequence

import numpy as np

from corpus.document import Language
from corpus.script import family
from ingest.manifest import Centroids, Vectors

# Chosen on 80 questions of 20 subjects in three languages among 591 others: at 0.35 and at 0.40,
# 0.84 and 0.76 of the pairs on one subject are together; 0.69 and 0.72 of those together are pairs.
ALIKE = 0.38  # mean cosine of two groups that are one
PRIOR = 20  # questions that the mean of a language's passages counts for
_SHORTEST = 1e-9  # of a vector that has a direction
_DECIMALS = 5  # of distances: as many as two processors agree on


def centred(
    vectors: Vectors, languages: Sequence[Language], means: Mapping[Language, Centroids]
) -> Vectors:
    """Give normalise(q - m), m = (PRIOR * mu + n * mean) / (PRIOR + n) of the question's language.

    `mu` is the mean of the language's passages and `mean` that of its n questions: without `m`
    vectors cluster by language, and with `mu` alone by what all questions have in common.
    """
    moved = np.zeros_like(vectors)
    for language in sorted(set(languages)):
        own = np.array([each == language for each in languages])
        number = int(own.sum())
        mean = vectors[own].mean(axis=0)
        passages = _passages(language, means)
        if passages is not None:
            mean = (PRIOR * passages + number * mean) / (PRIOR + number)
        elif number == 1:
            mean = vectors.mean(axis=0)
        moved[own] = vectors[own] - mean
    lengths = np.linalg.norm(moved, axis=1, keepdims=True)
    directions: Vectors = (moved / np.maximum(lengths, _SHORTEST)).astype(np.float32)
    return directions


def grouped(vectors: Vectors) -> list[list[int]]:
    """Give groups of rows: average linkage on cosines, cut at ALIKE; in the order of the rows."""
    from scipy.cluster.hierarchy import fcluster, linkage  # 0.3 s, and only `harbour gaps` groups

    number = len(vectors)
    if number < 2:
        return [[row] for row in range(number)]
    distances = np.round(1 - vectors @ vectors.T, _DECIMALS)[np.triu_indices(number, 1)]
    tree = linkage(np.maximum(distances, 0).astype(np.float64), method="average")
    groups: dict[int, list[int]] = {}
    for row, group in enumerate(fcluster(tree, 1 - ALIKE, criterion="distance")):
        groups.setdefault(int(group), []).append(row)
    return list(groups.values())


def _passages(language: Language, means: Mapping[Language, Centroids]) -> Vectors | None:
    """Give the mean of a language's passages, or of the other Chinese script's."""
    near = [each for each in sorted(means) if family(each) == family(language)]
    return next((means[each].passages for each in (language, *near) if each in means), None)
