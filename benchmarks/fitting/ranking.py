"""Fits of the ranking of passages and of the choice of units; the evidence of each question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.confidence import evidence, topic
from assistant.conversation import readings
from assistant.query import Query, analyse
from assistant.rank import RankedPassage, first_features, rank, ranking_features, scored_alone
from assistant.retrieve import Candidate, Retriever
from assistant.units import ScoredUnit, unit_features
from assistant.weights import RankingWeights
from corpus.glossary import load_glossary
from corpus.question import Question
from fitting.models import Matrix, listwise, named
from ingest.embed import Embedder
from ingest.index import Index

PASSAGE_PENALTY = 0.01
UNIT_PENALTY = 0.003  # with 0.01 what leads holds 0.01 less of the facts, within one language


@dataclass(frozen=True)
class Case:
    """A calibration question with what was found for it."""

    question: Question
    candidates: Sequence[Candidate]
    evidence: Mapping[str, float]
    topic: NDArray[np.float32]


class Fit:
    """The index, and the fits over it."""

    def __init__(self, index: Index, embedder: Embedder) -> None:
        """Use an index of the starter corpus."""
        self.index = index
        self.retriever = Retriever(index, embedder)
        self.glossary = load_glossary()

    def query(self, question: Question) -> Query:
        """Make a question ready; a follow-up as it is read first."""
        alone = readings(question.question, question.history, self.glossary)[0]
        return analyse(alone, self.glossary, question.question)

    def ranking_weights(self, questions: Sequence[Question]) -> RankingWeights:
        """Fit the ranking: passages of the right section that hold the facts come first."""
        found = [self.retriever.candidates(self.query(question)) for question in questions]
        alone = self._listwise(questions, found, [list(map(ranking_features, c)) for c in found])
        scored = [scored_alone(candidates, alone) for candidates in found]
        ordered = [[each.candidate for each in candidates] for candidates in scored]
        first = self._listwise(questions, ordered, [first_features(each) for each in scored])
        return RankingWeights(alone, first)

    def _listwise(
        self,
        questions: Sequence[Question],
        found: Sequence[Sequence[Candidate]],
        features: Sequence[Sequence[Mapping[str, float]]],
    ) -> dict[str, float]:
        names = list(features[0][0])
        lists = [
            (
                np.array([[row[name] for name in names] for row in rows]),
                np.array([self._passage_target(question, each) for each in candidates]),
            )
            for question, candidates, rows in zip(questions, found, features, strict=True)
        ]
        return named(names, listwise(lists, PASSAGE_PENALTY))

    def _passage_target(self, question: Question, candidate: Candidate) -> float:
        passage = candidate.passage
        if passage.document not in question.documents:
            return 0.0
        section = question.names_section(passage.document, passage.section)
        return 0.5 * section + question.facts_held(passage.embedded)

    def ranked(self, query: Query, weights: RankingWeights) -> list[RankedPassage]:
        """Rank the passages for a query."""
        return rank(self.retriever.candidates(query), weights, self.index.repeated)

    def unit_weights(
        self, questions: Sequence[Question], ranking: RankingWeights
    ) -> dict[str, float]:
        """Fit the choice of sentences: those that hold the facts come first."""
        names: list[str] = []
        lists: list[tuple[Matrix, Matrix]] = []
        for question in questions:
            query = self.query(question)
            ranked = self.ranked(query, ranking)
            units = unit_features(query, ranked, self.index, self.retriever)
            names = list(units[0].features)
            target = [self.unit_target(question, unit) for unit in units]
            rows = [[unit.features[name] for name in names] for unit in units]
            lists.append((np.array(rows), np.array(target)))
        return named(names, listwise(lists, UNIT_PENALTY))

    def unit_target(self, question: Question, scored: ScoredUnit) -> float:
        """Give the share of the facts that a unit holds, less where it stands elsewhere."""
        if scored.passage.document not in question.documents:
            return 0.0
        section = question.names_section(scored.passage.document, scored.passage.section)
        return question.facts_held(scored.unit.reading) * (1.0 if section else 0.4)

    def cases(self, questions: Sequence[Question], ranking: RankingWeights) -> list[Case]:
        """Collect the evidence for each question."""
        found: list[Case] = []
        for question in questions:
            query = self.query(question)
            ranked = self.ranked(query, ranking)
            features = evidence(query, ranked, self.index, self.retriever)
            vector = topic(query, self.index, self.retriever)
            found.append(Case(question, [each.candidate for each in ranked], features, vector))
        return found
