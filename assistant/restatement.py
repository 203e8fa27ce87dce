"""What was said already need not be told again, in the other language or in other words."""

from collections.abc import Callable, Mapping

import numpy as np

from assistant.units import ScoredUnit
from corpus.document import Language
from corpus.figures import figures
from corpus.script import family
from ingest.manifest import Centroids, Vectors

# Whether the first, not yet told, says what the second says.
Same = Callable[[ScoredUnit, ScoredUnit], bool]

# Cosine of two sentences less the means of their languages; each figure shared beyond the first
# counts as MORE. Read by eye in 150 pairs across languages and 120 of one: from here on nearly all
# say the same. Of one language that is so of different sections only: rows of a table are alike.
TRANSLATED = 0.45
RESTATED = 0.7
MORE = 0.1


def restatements(
    language: Language,
    means: Mapping[Language, Centroids],
    vector: Callable[[ScoredUnit], Vectors],
) -> Same:
    """Give what tells whether a unit says nothing that one told before it did not say.

    They share a figure; the one told gives every figure of the other, or, of two languages, the one
    in `language` does.
    """

    def meaning(unit: ScoredUnit) -> Vectors:
        centred = vector(unit) - means[unit.passage.language].sentences
        return centred / np.linalg.norm(centred)

    def same(one: ScoredUnit, told: ScoredUnit) -> bool:
        across = family(one.passage.language) != family(told.passage.language)
        if not across and one.passage.section_key == told.passage.section_key:
            return False
        less, more = figures(one.unit.reading), figures(told.unit.reading)
        if across and family(one.passage.language) == family(language):
            less, more = more, less
        if not less or not less <= more:
            return False
        # The vectors are read from the store: of few pairs only.
        near = float(meaning(one) @ meaning(told)) + MORE * (len(less) - 1)
        return near >= (TRANSLATED if across else RESTATED)

    return same
