"""The fitted weights of ranking, sentence choice and confidence (benchmarks/fit_weights.py)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from ingest.manifest import Vectors

WEIGHTS_FILE = Path(__file__).parent / "weights.json"


@dataclass(frozen=True)
class Logistic:
    """A logistic regression over named features; `topic` weighs the question's vector."""

    bias: float
    weights: Mapping[str, float]
    threshold: float
    topic: Vectors | None = None

    def score(self, features: Mapping[str, float], vector: Vectors | None = None) -> float:
        """Give the probability for these features."""
        total = self.bias + sum(w * features[name] for name, w in self.weights.items())
        if self.topic is not None and vector is not None:
            total += float(self.topic @ vector)
        return float(1 / (1 + np.exp(-total)))


@dataclass(frozen=True)
class RankingWeights:
    """The weights of passages by themselves, and of the first ones with their documents."""

    passage: Mapping[str, float]
    first: Mapping[str, float]


@dataclass(frozen=True)
class ReaderWeights:
    """What counts with the reader: for a unit, and for the confidence."""

    unit: Mapping[str, float]
    confidence: Logistic


@dataclass(frozen=True)
class Weights:
    """All weights; `confidence` fits the bundled model, `any_model` uses no raw cosine."""

    ranking: RankingWeights
    unit: Mapping[str, float]
    confidence: Logistic
    any_model: Logistic
    reader: ReaderWeights
    fingerprint: str


@cache
def load_weights() -> Weights:
    """Give the weights that come with Harbour."""
    record = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    return Weights(
        RankingWeights(record["passage"], record["first"]),
        record["unit"],
        _logistic(record["confidence"]),
        _logistic(record["any_model"]),
        ReaderWeights(record["reader"]["unit"], _logistic(record["reader"]["confidence"])),
        record["fingerprint"],
    )


def _logistic(record: dict[str, object]) -> Logistic:
    topic = record.pop("topic", None)
    vector = None if topic is None else np.array(topic, dtype=np.float32)
    return Logistic(**record, topic=vector)  # type: ignore[arg-type] # our own file


def weighted(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Give the weighted sum of features."""
    return sum(weight * features[name] for name, weight in weights.items())
