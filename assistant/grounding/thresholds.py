"""What coverage weighs and asks for, fitted by benchmarks/fit_grounding.py."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

import numpy as np

from ingest.manifest import Vectors

THRESHOLDS_FILE = Path(__file__).parent / "thresholds.json"


@dataclass(frozen=True)
class Support:
    """p = 1 / (1 + e^-(bias + words x + similarity y)), and the p from which a claim is covered.

    x is the share of the claim's content terms in the passages, y the cosine to their best line.
    """

    bias: float
    words: float
    similarity: float
    threshold: float

    def probability(self, words: float, similarity: float) -> float:
        """Give the probability that the passages say what the claim says."""
        return 1 / (1 + exp(-(self.bias + self.words * words + self.similarity * similarity)))


@dataclass(frozen=True)
class Thresholds:
    """The fit within a language and across, and the mean vectors of lines ("en", "zh").

    Vectors of one language lie together: cosines are of vectors less their language's mean. The
    similarity is that of the model of this `fingerprint`; with another a claim is covered by the
    share `words_alone`, and across languages by its figures and names only.
    """

    fingerprint: str
    words_alone: float
    same: Support
    across: Support
    means: Mapping[str, Vectors]


@cache
def load_thresholds() -> Thresholds:
    """Give the thresholds that come with Harbour."""
    record = json.loads(THRESHOLDS_FILE.read_text(encoding="utf-8"))
    return Thresholds(
        record["fingerprint"],
        record["words_alone"],
        Support(**record["same"]),
        Support(**record["across"]),
        {name: np.array(mean, dtype=np.float32) for name, mean in record["means"].items()},
    )
