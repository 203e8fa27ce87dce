"""Why an answer is as it is: what was found, how sure that is, what the check said."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answer import Answer, Outcome
from assistant.generation.generated import Ending, Usage
from assistant.grounding.verdict import Fault
from corpus.document import Language

_FIRST = 5  # passages


@dataclass(frozen=True)
class FoundPassage:
    """A passage that was found: its place in the ranking, from 1, its score, where it stands.

    `start` is its offset in the document's text.
    """

    rank: int
    score: float
    document: str
    section: str
    start: int


@dataclass(frozen=True)
class CheckedSentence:
    """A language model's sentence, what the check said of it, and how it ended."""

    said: str
    cited: tuple[int, ...]
    coverage: float
    faults: tuple[Fault, ...]
    ending: Ending
    shown: str


@dataclass(frozen=True)
class Explanation:
    """What made an answer to a question in a language.

    `confidence` is the probability that the documents answer, from `evidence` of many kinds; both
    numbers are None where it was not asked. `sentences` and `usage` are a language model's.
    """

    outcome: Outcome
    language: Language
    model: str
    read_as: str
    confidence: float | None
    threshold: float | None
    evidence: Mapping[str, float]
    passages: tuple[FoundPassage, ...]
    sentences: tuple[CheckedSentence, ...] = ()
    usage: Usage | None = None


def explanation(answer: Answer) -> Explanation:
    """Give why an answer is as it is, without what it was found among."""
    sure, generated = answer.confidence, answer.generated
    return Explanation(
        outcome=answer.outcome,
        language=answer.language,
        model=answer.model,
        read_as=answer.read_as,
        confidence=None if sure is None else sure.probability,
        threshold=None if sure is None else sure.threshold,
        evidence={} if sure is None else sure.evidence,
        passages=tuple(
            FoundPassage(
                each.rank,
                each.score,
                each.passage.document,
                each.passage.section,
                each.passage.units[0].start,
            )
            for each in answer.passages[:_FIRST]
        ),
        sentences=tuple(
            CheckedSentence(
                each.verdict.claim.text,
                tuple(each.verdict.claim.cited),
                each.verdict.coverage,
                each.verdict.faults,
                each.ending,
                each.shown,
            )
            for each in (generated.sentences if generated else ())
        ),
        usage=generated.usage if generated else None,
    )
