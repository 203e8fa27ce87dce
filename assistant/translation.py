"""What a unit of the question's language says too need not be told in the other one."""

from collections.abc import Callable, Mapping

import numpy as np

from assistant.units import ScoredUnit
from corpus.document import Language
from corpus.figures import figures
from corpus.script import family
from ingest.manifest import Centroids, Vectors

Same = Callable[[ScoredUnit, ScoredUnit], bool]

# Cosine of two sentences less the means of their languages; each figure shared beyond the first
# counts as MORE. Read by eye in 150 pairs: from here on nearly all say the same.
ALIKE = 0.45
MORE = 0.1


def translations(
    language: Language,
    means: Mapping[Language, Centroids],
    vector: Callable[[ScoredUnit], Vectors],
) -> Same:
    """Give what tells whether the one of two units that is in `language` says what the other says.

    They share a figure, and the one in `language` gives every figure of the other.
    """

    def meaning(unit: ScoredUnit) -> Vectors:
        centred = vector(unit) - means[unit.passage.language].sentences
        return centred / np.linalg.norm(centred)

    def same(one: ScoredUnit, other: ScoredUnit) -> bool:
        if family(one.passage.language) == family(other.passage.language):
            return False
        here, there = figures(one.unit.reading), figures(other.unit.reading)
        own, foreign = (
            (here, there) if family(one.passage.language) == family(language) else (there, here)
        )
        shared = own & foreign
        if not shared or shared != foreign:
            return False
        # The vectors are read from the store: of few pairs only.
        near = float(meaning(one) @ meaning(other))
        return near + MORE * (len(shared) - 1) >= ALIKE

    return same
