"""What each part of retrieval gains: the ranking without it, fitted anew, against all together.

    PYTHONPATH=. python benchmarks/ablation.py [--write]

Weights are fitted on corpus/calibration and measured on corpus/testsets, and on the short general
questions of corpus/held-out. The difference to all
parts together has a 95% interval by paired bootstrap over the questions. With --write the table
goes to docs/ablation.md.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from fitting.calibration import ordinary
from fitting.ranking import Fit
from numpy.typing import NDArray

from assistant.query import Query
from assistant.retrieve import Candidate, Retriever
from assistant.weights import RankingWeights
from corpus.document import Language
from corpus.glossary import Glossary, load_glossary
from corpus.question import Question
from corpus.question_sets.load import load_questions
from corpus.script import family
from ingest.embed import Embedder
from ingest.index import Index
from ingest.lexical import LexicalHit
from ingest.manifest import Vectors
from ingest.model import prepare
from ingest.settings import load_settings
from ingest.store import Hit

TESTSETS, GENERAL = Path("corpus/testsets"), Path("corpus/held-out")
TABLE = Path("docs/ablation.md")
RESAMPLES = 2000
MEASURES = ("document@1", "document@5", "section@1", "section@3")


class NoShift(Retriever):
    """Searches the other language with the question's own vector."""

    def shifted(
        self, vector: Vectors, query: Query, language: Language, kind: str = "passages"
    ) -> Vectors:
        """Give the vector as it is."""
        return vector


class NoPlainWords(Retriever):
    """Knows no words that say the same."""

    def candidates(self, query: Query, documents: Sequence[str] | None = None) -> list[Candidate]:
        """Give the candidates by the question's own words and names."""
        return super().candidates(replace(query, plain=()), documents)


class NoSentences(Index):
    """Has no vectors of sentences."""

    def nearest(
        self,
        kind: str,
        language: Language,
        vector: Vectors,
        most: int,
        documents: Sequence[str] | None = None,
    ) -> list[Hit]:
        """Give passages only."""
        found = super().nearest(kind, language, vector, most, documents)
        return found if kind == "passages" else []


class NoWords(Index):
    """Has no lexical search."""

    def words(
        self,
        query: Sequence[str],
        language: Language,
        most: int,
        documents: Sequence[str] | None = None,
    ) -> list[LexicalHit]:
        """Give nothing."""
        return []


@dataclass(frozen=True)
class Variant:
    """A way to retrieve."""

    name: str
    glossary: Glossary
    index: type[Index] = Index
    retriever: type[Retriever] = Retriever
    documents: bool = True


def main() -> None:
    """Measure each variant, print the table, and with --write keep it."""
    settings = load_settings()
    embedder = Embedder.load(prepare(settings.model))
    glossary = load_glossary()
    variants = [
        Variant("all", glossary),
        Variant("without glossary expansion", Glossary.of([])),
        Variant("without plain words", glossary, retriever=NoPlainWords),
        Variant("without language shift", glossary, retriever=NoShift),
        Variant("without sentence vectors", glossary, index=NoSentences),
        Variant("without BM25", glossary, index=NoWords),
        Variant("without the document's other passages", glossary, documents=False),
    ]

    def opened(kind: type[Index]) -> Index:
        return kind(settings.index, embedder.name, embedder.fingerprint)

    results = [_measured(each, opened, embedder) for each in variants]
    lines = _table(variants, results)
    sys.stdout.write("\n".join(lines) + "\n")
    if "--write" in sys.argv:
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


@dataclass(frozen=True)
class Result:
    """MEASURES a question, which are answered only by the other language, and which are general."""

    hits: NDArray[np.float64]
    across: NDArray[np.bool_]
    general: NDArray[np.bool_]


def _measured(
    variant: Variant, opened: Callable[[type[Index]], Index], embedder: Embedder
) -> Result:
    index = opened(variant.index)
    fit = Fit(index, embedder)
    fit.retriever = variant.retriever(index, embedder)
    fit.glossary = variant.glossary
    weights = fit.ranking_weights(ordinary())
    if not variant.documents:
        weights = RankingWeights(weights.passage, {**weights.passage, "document": 0.0})
    hits: list[list[bool]] = []
    across: list[bool] = []
    detailed, general = _answerable(TESTSETS), _answerable(GENERAL)
    for question in (*detailed, *general):
        query = fit.query(question)
        ranked = fit.ranked(query, weights)
        right = [each.passage.document in question.documents for each in ranked]
        section = [
            question.names_section(each.passage.document, each.passage.section) for each in ranked
        ]
        hits.append([any(right[:1]), any(right[:5]), any(section[:1]), any(section[:3])])
        languages = [index.documents[each].language for each in question.documents]
        across.append(all(family(each) != family(query.language) for each in languages))
    index.close()
    of_general = np.arange(len(hits)) >= len(detailed)
    return Result(np.array(hits, dtype=np.float64), np.array(across), of_general)


def _answerable(folder: Path) -> list[Question]:
    files = sorted(folder.glob("*.jsonl"))
    return [each for file in files for each in load_questions(file) if each.answerable]


def _table(variants: Sequence[Variant], results: Sequence[Result]) -> list[str]:
    whole = results[0]
    lines = [
        "# What each part of retrieval gains",
        "",
        "`PYTHONPATH=. python benchmarks/ablation.py --write`: weights fitted anew on "
        "corpus/calibration for "
        "each row, measured on corpus/testsets, general questions on corpus/held-out. Behind the "
        "difference to all parts together stands its 95% interval (paired bootstrap).",
    ]
    across, general = whole.across, whole.general
    groups = {
        "same language": ~across & ~general,
        "across languages": across & ~general,
        "general, same language": ~across & general,
        "general, across languages": across & general,
    }
    for name, mask in groups.items():
        lines += ["", f"## {name} ({int(mask.sum())} questions)", ""]
        lines.append(f"| | {' | '.join(MEASURES)} |")
        lines.append("|---" * (len(MEASURES) + 1) + "|")
        for variant, result in zip(variants, results, strict=True):
            cells = [
                _cell(result.hits[mask, column], whole.hits[mask, column], variant.name == "all")
                for column in range(len(MEASURES))
            ]
            lines.append(f"| {variant.name} | {' | '.join(cells)} |")
    return lines


def _cell(hits: NDArray[np.float64], whole: NDArray[np.float64], alone: bool) -> str:
    if alone:
        return f"{hits.mean():.3f}"
    rng = np.random.default_rng(0)
    drawn = rng.integers(0, len(hits), (RESAMPLES, len(hits)))
    low, high = np.quantile((hits - whole)[drawn].mean(axis=1), (0.025, 0.975))
    return f"{hits.mean():.3f} ({(hits - whole).mean():+.3f}; {low:+.3f} to {high:+.3f})"


if __name__ == "__main__":
    main()
