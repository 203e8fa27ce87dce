"""What people ask that the corpus does not say: unanswered questions, grouped."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.use.entries import Asked
from assistant.use.grouping import centred, grouped
from corpus.document import LANGUAGES, Language
from corpus.script import fold
from ingest.embed import Embedder
from ingest.index import Index
from ingest.manifest import Vectors
from ingest.records import DocumentRecord

MOST = 5000  # different questions that are grouped, the latest: every pair is compared
EXAMPLES = 3
DOCUMENTS = 3
TOPICS = 2


@dataclass(frozen=True)
class Gap:
    """Questions that ask for the same; `label` is the most central one.

    `n` counts how often it was asked; `first` and `last` are days; `examples` are other questions,
    each language first; `documents` come nearest to them, and `topics` are those documents';
    `confidence` is the mean probability that the corpus answers: what is off topic has a low one.
    """

    label: str
    n: int
    languages: Mapping[Language, int]
    first: str
    last: str
    examples: tuple[str, ...]
    documents: tuple[str, ...]
    topics: tuple[str, ...]
    confidence: float | None


@dataclass(frozen=True)
class GapReport:
    """All gaps, the most asked first; `left_out` counts questions too old to be grouped."""

    gaps: tuple[Gap, ...]
    left_out: int = 0

    @property
    def questions(self) -> int:
        """How often something was asked that was not answered."""
        return sum(gap.n for gap in self.gaps)


@dataclass(frozen=True)
class _Wording:
    """One question as it was asked, in one wording, each time."""

    asked: tuple[Asked, ...]

    @property
    def text(self) -> str:
        return self.asked[0].question

    @property
    def language(self) -> Language:
        return self.asked[0].language


def gaps(asked: Sequence[Asked], embedder: Embedder, index: Index) -> GapReport:
    """Group the questions to which nothing was found; the same questions give the same groups."""
    wordings = _wordings(each for each in asked if each.outcome == "no_evidence")
    latest = sorted(wordings, key=lambda each: (_last(each), each.text), reverse=True)
    kept = sorted(latest[:MOST], key=lambda each: each.text)
    if not kept:
        return GapReport(())
    vectors = centred(
        embedder.queries([each.text for each in kept]),
        [each.language for each in kept],
        index.manifest.centroids,
    )
    found = [
        _gap([kept[row] for row in rows], vectors[rows], index.documents)
        for rows in grouped(vectors)
    ]
    ordered = sorted(found, key=lambda gap: (-gap.n, gap.label))
    return GapReport(tuple(ordered), sum(len(each.asked) for each in latest[MOST:]))


def _wordings(asked: Iterable[Asked]) -> list[_Wording]:
    same: dict[str, list[Asked]] = {}
    # In whatever order they stand in the log, the same is said of them.
    for each in sorted(asked, key=lambda each: (each.day, each.question, each.documents)):
        same.setdefault(fold(each.question).strip(" ?？。.!！"), []).append(each)
    return [_Wording(tuple(each)) for each in same.values()]


def _last(wording: _Wording) -> str:
    return max(each.day for each in wording.asked)


def _gap(
    wordings: Sequence[_Wording], vectors: Vectors, documents: Mapping[str, DocumentRecord]
) -> Gap:
    asked = [each for wording in wordings for each in wording.asked]
    times = np.array([len(wording.asked) for wording in wordings])
    # The nearest to all that was asked, each time it was.
    centrality = np.round(vectors @ (vectors.T @ times), 5)
    order = sorted(range(len(wordings)), key=lambda row: (-centrality[row], wordings[row].text))
    central = [wordings[row] for row in order]
    languages = Counter(each.language for each in asked)
    days = sorted(each.day for each in asked)
    nearest = _most([name for each in asked for name in each.documents], DOCUMENTS)
    sure = [each.probability for each in asked if each.probability is not None]
    known = [documents[name] for each in asked for name in each.documents if name in documents]
    return Gap(
        label=central[0].text,
        n=len(asked),
        languages={each: languages[each] for each in LANGUAGES if each in languages},
        first=days[0],
        last=days[-1],
        examples=_examples(central),
        documents=nearest,
        topics=_most([topic for record in known for topic in record.topics], TOPICS),
        confidence=round(sum(sure) / len(sure), 2) if sure else None,
    )


def _examples(central: Sequence[_Wording]) -> tuple[str, ...]:
    """Give other wordings: first one of each other language, then the most central."""
    label, *others = central
    of_language: dict[Language, _Wording] = {}
    for each in others:
        if each.language != label.language:
            of_language.setdefault(each.language, each)
    texts = [each.text for each in (*of_language.values(), *others)]
    return tuple(dict.fromkeys(texts))[:EXAMPLES]


def _most(names: Sequence[str], number: int) -> tuple[str, ...]:
    # Of names as frequent the first: documents are in the order of nearness.
    return tuple(name for name, _ in Counter(names).most_common(number))
