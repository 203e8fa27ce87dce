"""The best units read by the small reader, and put in order anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.extract import ScoredUnit
from assistant.reader import Reader
from assistant.reader_text import window
from assistant.weights import weighted

READ = 12  # units that are read: 24 gained no more and took twice the time


@dataclass(frozen=True)
class Read:
    """Units, best first, and the highest of the reader's logits."""

    units: Sequence[ScoredUnit]
    best: float


def reread(
    question: str, scored: Sequence[ScoredUnit], reader: Reader, weights: Mapping[str, float]
) -> Read:
    """Score the READ best units anew, with what the reader says of each."""
    logits = logits_of(question, scored, reader)
    head = [
        replace(each, score=weighted(features, weights), features=features)
        for each, features in zip(scored, read_features(scored, logits), strict=False)
    ]
    head.sort(key=lambda each: (-each.score, each.passage.id, each.number))
    # What was not read stays behind what was, as it was before.
    floor = head[-1].score if head else 0.0
    rest = [replace(each, score=min(each.score, floor)) for each in scored[READ:]]
    return Read([*head, *rest], max(logits, default=0.0))


def logits_of(question: str, scored: Sequence[ScoredUnit], reader: Reader) -> list[float]:
    """Give the reader's logits of the READ best units."""
    windows = [window(each.unit, each.passage) for each in scored[:READ]]
    return [float(logit) for logit in reader.scores(question, windows)]


def read_features(scored: Sequence[ScoredUnit], logits: Sequence[float]) -> list[dict[str, float]]:
    """Give the features of the units that were read, with `reader` and `reader_stands_out`.

    That is the logit, and the logit in standard deviations of the question's logits.
    """
    mean = sum(logits) / max(len(logits), 1)
    deviation = (sum((each - mean) ** 2 for each in logits) / max(len(logits), 1)) ** 0.5
    return [
        {
            **each.features,
            "reader": logit,
            "reader_stands_out": (logit - mean) / max(deviation, 0.1),
        }
        for each, logit in zip(scored, logits, strict=False)
    ]
