"""Fit the weights of ranking, sentence choice and confidence on corpus/calibration.

    python benchmarks/fit_weights.py [--write]

The test sets are not read: what is fitted here is judged there (`harbour evaluate`). Prints
cross-validated figures; with --write, assistant/weights.json is written anew.
"""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.confidence import evidence, topic
from assistant.extract import ScoredUnit, unit_features
from assistant.query import analyse
from assistant.rank import RankedPassage, first_features, rank, ranking_features, scored_alone
from assistant.retrieve import Candidate, Retriever
from assistant.weights import WEIGHTS_FILE, RankingWeights
from corpus.document import SECTION_SEPARATOR
from corpus.glossary import load_glossary
from corpus.question import Question, holds_fact, load_questions
from ingest.embed import Embedder
from ingest.index import Index
from ingest.model import prepare
from ingest.settings import load_settings

Matrix = NDArray[np.float64]
CALIBRATION = Path("corpus/calibration")
MAX_LOST = 0.10  # share of answerable calibration questions that the threshold may refuse
TOPIC_SCALE = 10.0  # the vectors' differences are short beside standardised features
# Raw cosines and the topic belong to one model; the rest holds for any.
ANY_MODEL_LEAVES_OUT = ("own_passage", "own_sentence", "other_passage", "other_sentence")


@dataclass(frozen=True)
class Case:
    """A calibration question with what was found for it."""

    question: Question
    candidates: Sequence[Candidate]
    evidence: Mapping[str, float]
    topic: NDArray[np.float32]


def right_section(question: Question, passage_document: str, section: str) -> bool:
    """Tell whether a passage stands in a section that the question names."""
    leaf = section.split(SECTION_SEPARATOR)[-1]
    return passage_document in question.documents and leaf in question.sections


def facts_held(question: Question, text: str) -> float:
    """Give the share of the reference facts that a text holds."""
    facts = question.must_include
    return sum(holds_fact(text, fact) for fact in facts) / len(facts) if facts else 0.0


def listwise(lists: Sequence[tuple[Matrix, Matrix]], penalty: float, groups: int = 1) -> Matrix:
    """Fit w so that softmax(Xw) over each list is near its target shares (ListNet, Cao 2007)."""
    used = [(x, t / t.sum()) for x, t in lists if t.sum() > 0]

    def loss(w: Matrix) -> tuple[float, Matrix]:
        total, gradient = 0.0, np.zeros_like(w)
        for x, target in used:
            scores = x @ w
            scores -= scores.max()
            exponentials = np.exp(scores)
            total -= float(target @ (scores - np.log(exponentials.sum())))
            gradient -= x.T @ (target - exponentials / exponentials.sum())
        n = len(used)
        return total / n + penalty * float(w @ w), gradient / n + 2 * penalty * w

    start = np.zeros(used[0][0].shape[1])
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x)


def logistic(x: Matrix, y: Matrix, penalty: float) -> Matrix:
    """Fit a logistic regression, both classes weighing alike; the bias is the last weight."""
    ones = np.hstack([x, np.ones((len(x), 1))])
    share = np.where(y == 1, 0.5 / (y == 1).sum(), 0.5 / (y == 0).sum())

    def loss(w: Matrix) -> tuple[float, Matrix]:
        z = ones @ w
        p = 1 / (1 + np.exp(-z))
        free = np.append(np.ones(x.shape[1]), 0.0)
        value = float(share @ (np.logaddexp(0, z) - y * z)) + penalty * float(w @ (free * w))
        return value, ones.T @ (share * (p - y)) + 2 * penalty * free * w

    start = np.zeros(ones.shape[1])
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x)


def area_under_curve(positive: Matrix, negative: Matrix) -> float:
    """Give the share of pairs that stand in the right order (AUROC)."""
    return float((positive[:, None] > negative[None, :]).mean())


def best_threshold(answerable: Matrix, outside: Matrix) -> float:
    """Give the threshold of the largest Youden's J: refused outside less refused answerable."""
    cuts = np.quantile(answerable, np.linspace(0, MAX_LOST, 41))
    gains = [(outside < cut).mean() - (answerable < cut).mean() for cut in cuts]
    return float(cuts[int(np.argmax(gains))])


class Fit:
    """The index, and the fits over it."""

    def __init__(self, index: Index, embedder: Embedder) -> None:
        """Use an index of the starter corpus."""
        self.index = index
        self.retriever = Retriever(index, embedder)
        self.glossary = load_glossary()

    def ranking_weights(self, questions: Sequence[Question]) -> RankingWeights:
        """Fit the ranking: passages of the right section that hold the facts come first."""
        found = [
            self.retriever.candidates(analyse(question.question, self.glossary))
            for question in questions
        ]
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
        return named(names, listwise(lists, 0.01))

    def _passage_target(self, question: Question, candidate: Candidate) -> float:
        passage = candidate.passage
        if passage.document not in question.documents:
            return 0.0
        section = right_section(question, passage.document, passage.section)
        return 0.5 * section + facts_held(question, passage.embedded)

    def ranked(self, question: Question, weights: RankingWeights) -> list[RankedPassage]:
        """Rank the passages for a question."""
        query = analyse(question.question, self.glossary)
        return rank(self.retriever.candidates(query), weights)

    def unit_weights(
        self, questions: Sequence[Question], ranking: RankingWeights
    ) -> dict[str, float]:
        """Fit the choice of sentences: those that hold the facts come first."""
        names: list[str] = []
        lists: list[tuple[Matrix, Matrix]] = []
        for question in questions:
            query = analyse(question.question, self.glossary)
            ranked = self.ranked(question, ranking)
            units = unit_features(query, ranked, self.index, self.retriever)
            names = list(units[0][1])
            target = [self._unit_target(question, unit) for unit, _ in units]
            lists.append((np.array([[f[n] for n in names] for _, f in units]), np.array(target)))
        return named(names, listwise(lists, 0.01))

    def _unit_target(self, question: Question, scored: ScoredUnit) -> float:
        if scored.passage.document not in question.documents:
            return 0.0
        section = right_section(question, scored.passage.document, scored.passage.section)
        return facts_held(question, scored.unit.reading) * (1.0 if section else 0.4)

    def cases(self, questions: Sequence[Question], ranking: RankingWeights) -> list[Case]:
        """Collect the evidence for each question."""
        found: list[Case] = []
        for question in questions:
            query = analyse(question.question, self.glossary)
            ranked = self.ranked(question, ranking)
            features = evidence(query, ranked, self.index, self.retriever)
            vector = topic(query, self.index, self.retriever)
            found.append(Case(question, [each.candidate for each in ranked], features, vector))
        return found


def named(names: Sequence[str], weights: Matrix) -> dict[str, float]:
    """Pair names with rounded weights."""
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def fit_confidence(
    cases: Sequence[Case], left_out: Sequence[str], with_topic: bool, say: Callable[[str], object]
) -> dict[str, object]:
    """Fit the confidence on answerable against out-of-scope questions; near misses are not used."""
    used = [c for c in cases if c.question.answerable or c.question.type == "out-of-scope"]
    names = [name for name in used[0].evidence if name not in left_out]
    raw = np.array([[case.evidence[name] for name in names] for case in used])
    mean, deviation = raw.mean(axis=0), raw.std(axis=0)
    deviation[deviation == 0] = 1.0
    x = (raw - mean) / deviation
    if with_topic:
        x = np.hstack([x, TOPIC_SCALE * np.array([case.topic for case in used])])
    y = np.array([float(case.question.answerable) for case in used])
    penalty = 0.004
    folds = np.random.default_rng(0).permutation(len(y)) % 10
    held_out = np.zeros(len(y))
    for fold in range(10):
        w = logistic(x[folds != fold], y[folds != fold], penalty)
        held_out[folds == fold] = 1 / (1 + np.exp(-(x[folds == fold] @ w[:-1] + w[-1])))
    threshold = best_threshold(held_out[y == 1], held_out[y == 0])
    refused = float((held_out[y == 0] < threshold).mean())
    lost = float((held_out[y == 1] < threshold).mean())
    say(
        f"confidence ({'with' if with_topic else 'without'} topic), 10-fold on {len(y)} questions: "
        f"AUROC {area_under_curve(held_out[y == 1], held_out[y == 0]):.3f}; at the threshold "
        f"{threshold:.2f} {refused:.2f} of out-of-scope refused, {lost:.2f} of answerable"
    )
    w = logistic(x, y, penalty)
    own = w[: len(names)] / deviation
    record: dict[str, object] = {
        "bias": round(float(w[-1] - own @ mean), 4),
        "weights": named(names, own),
        "threshold": round(threshold, 4),
    }
    if with_topic:
        record["topic"] = [round(float(v), 4) for v in TOPIC_SCALE * w[len(names) : -1]]
    return record


def fit_all(index: Index, embedder: Embedder, say: Callable[[str], object]) -> dict[str, object]:
    """Fit everything on the calibration questions."""
    files = sorted(CALIBRATION.glob("*.jsonl"))
    questions = [question for file in files for question in load_questions(file)]
    answerable = [question for question in questions if question.answerable]
    say(f"{len(questions)} calibration questions, {len(answerable)} of them answerable")
    fit = Fit(index, embedder)
    ranking = fit.ranking_weights(answerable)
    unit = fit.unit_weights(answerable, ranking)
    cases = fit.cases(questions, ranking)
    return {
        "fingerprint": index.manifest.fingerprint,
        "passage": ranking.passage,
        "first": ranking.first,
        "unit": unit,
        "confidence": fit_confidence(cases, (), True, say),
        "any_model": fit_confidence(cases, ANY_MODEL_LEAVES_OUT, False, say),
    }


def main() -> None:
    """Fit, print, and with --write keep."""
    settings = load_settings()
    embedder = Embedder.load(prepare(settings.model))
    index = Index(settings.index, embedder.name, embedder.fingerprint)
    record = fit_all(index, embedder, lambda line: sys.stdout.write(line + "\n"))
    if "--write" in sys.argv:
        WEIGHTS_FILE.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
