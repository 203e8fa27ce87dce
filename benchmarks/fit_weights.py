"""Fit the weights of ranking, sentence choice and confidence on corpus/calibration.

    python benchmarks/fit_weights.py [--write] [--training FOLDER]

The test sets are not read: what is fitted here is judged there (`harbour evaluate`). Prints
cross-validated figures; with --write, assistant/weights.json is written anew. What the reader
counts is fitted with FOLDER, where `python -m training.reader FOLDER` keeps readers that have not
seen a part of these questions; without it, it stays as it is.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.confidence import evidence, topic
from assistant.extract import ScoredUnit, score_units, unit_features
from assistant.query import analyse
from assistant.rank import RankedPassage, first_features, rank, ranking_features, scored_alone
from assistant.reader import Reader
from assistant.reader_build import build_reader, write_delta
from assistant.reread import READ, logits_of, read_features
from assistant.retrieve import Candidate, Retriever
from assistant.weights import WEIGHTS_FILE, RankingWeights
from corpus.glossary import load_glossary
from corpus.question import Question
from corpus.question_sets.load import load_questions
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
        section = question.names_section(passage.document, passage.section)
        return 0.5 * section + question.facts_held(passage.embedded)

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
            names = list(units[0].features)
            target = [self.unit_target(question, unit) for unit in units]
            rows = [[unit.features[name] for name in names] for unit in units]
            lists.append((np.array(rows), np.array(target)))
        return named(names, listwise(lists, 0.01))

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
            query = analyse(question.question, self.glossary)
            ranked = self.ranked(question, ranking)
            features = evidence(query, ranked, self.index, self.retriever)
            vector = topic(query, self.index, self.retriever)
            found.append(Case(question, [each.candidate for each in ranked], features, vector))
        return found


def named(names: Sequence[str], weights: Matrix) -> dict[str, float]:
    """Pair names with rounded weights."""
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


@dataclass(frozen=True)
class FittedConfidence:
    """A logistic regression as the weights' file keeps it; probabilities held out, by question."""

    record: dict[str, object]
    held_out: Mapping[str, float]


def fit_confidence(
    cases: Sequence[Case], left_out: Sequence[str], with_topic: bool, say: Callable[[str], object]
) -> FittedConfidence:
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
    ids = [case.question.id for case in used]
    return FittedConfidence(record, dict(zip(ids, map(float, held_out), strict=True)))


def odds_of(cases: Sequence[Case], fitted: FittedConfidence) -> dict[str, float]:
    """Give the log odds of each question by its id; near misses took no part in the fit."""
    bias, weights = float(str(fitted.record["bias"])), fitted.record["weights"]
    topic = np.array(fitted.record["topic"])
    odds: dict[str, float] = {}
    for case in cases:
        held_out = fitted.held_out.get(case.question.id)
        if held_out is not None:
            odds[case.question.id] = float(np.log(held_out / (1 - held_out)))
            continue
        named_weights = cast(Mapping[str, float], weights)
        total = sum(weight * case.evidence[name] for name, weight in named_weights.items())
        odds[case.question.id] = float(bias + total + topic @ case.topic)
    return odds


@dataclass(frozen=True)
class ReadCase:
    """A question with its best units, the reader's logits of them, and its odds before that."""

    question: Question
    units: Sequence[ScoredUnit]
    logits: Sequence[float]
    odds: float


def fit_reader(
    fit: Fit, read: Sequence[ReadCase], say: Callable[[str], object]
) -> dict[str, object]:
    """Fit what the reader's logit counts for a unit, and for the confidence."""
    rows = [read_features(each.units, each.logits) for each in read]
    names = list(rows[0][0])
    lists = [
        (
            np.array([[row[name] for name in names] for row in features]),
            np.array([fit.unit_target(c.question, unit) for unit in c.units]),
        )
        for c, features in zip(read, rows, strict=True)
        if c.question.answerable
    ]
    unit = named(names, listwise(lists, 0.01))
    x = np.array([[case.odds, max(case.logits)] for case in read])
    y = np.array([float(case.question.answerable) for case in read])
    # The reader cannot tell near misses: they are reported and take no part.
    near = np.array([case.question.type == "unanswerable" for case in read])
    w = logistic(x[~near], y[~near], 0.0001)
    p = 1 / (1 + np.exp(-(x @ w[:-1] + w[-1])))
    threshold = best_threshold(p[y == 1], p[(y == 0) & ~near])
    outside = (y == 0) & ~near
    say(
        f"with the reader: confidence AUROC "
        f"{area_under_curve(p[y == 1], p[outside]):.3f} out of scope, "
        f"{area_under_curve(p[y == 1], p[near]):.3f} near misses; at {threshold:.2f} "
        f"{(p[outside] < threshold).mean():.2f} and {(p[near] < threshold).mean():.2f} refused, "
        f"{(p[y == 1] < threshold).mean():.2f} of answerable"
    )
    return {
        "unit": unit,
        "confidence": {
            "bias": round(float(w[-1]), 4),
            "weights": {"before": round(float(w[0]), 4), "reader": round(float(w[1]), 4)},
            "threshold": round(threshold, 4),
        },
    }


def read_cases(
    fit: Fit,
    questions: Sequence[Question],
    ranking: RankingWeights,
    unit: Mapping[str, float],
    odds: Mapping[str, float],
    readers: Sequence[Reader],
) -> list[ReadCase]:
    """Read the best units of each question, by a reader that has not seen the question."""
    from training.groups import fold_of  # not installed: run with PYTHONPATH=.

    found: list[ReadCase] = []
    for question in questions:
        query = analyse(question.question, fit.glossary)
        ranked = fit.ranked(question, ranking)
        units = score_units(query, ranked, fit.index, fit.retriever, unit)[:READ]
        fold = fold_of((question.documents or (question.id,))[0], len(readers))
        logits = logits_of(query.text, units, readers[fold])
        found.append(ReadCase(question, units, logits, odds[question.id]))
    return found


def fold_readers(training: Path) -> list[Reader]:
    """Give the readers of a training folder that have each not seen one fold of the questions."""
    import torch  # only here, and slow to load

    readers: list[Reader] = []
    for fold in range(len(list(training.glob("fold-*.pt")))):
        graph = training / f"graph-{fold}"
        if not (graph / "model.onnx").exists():
            graph.mkdir(exist_ok=True)
            delta = training / f"delta-{fold}.npz"
            write_delta(torch.load(training / f"fold-{fold}.pt"), delta)
            build_reader(graph, delta)
        readers.append(Reader(graph))
    return readers


def fit_all(
    index: Index, embedder: Embedder, say: Callable[[str], object], training: Path | None = None
) -> dict[str, object]:
    """Fit everything on the calibration questions."""
    files = sorted(CALIBRATION.glob("*.jsonl"))
    questions = [question for file in files for question in load_questions(file)]
    answerable = [question for question in questions if question.answerable]
    say(f"{len(questions)} calibration questions, {len(answerable)} of them answerable")
    fit = Fit(index, embedder)
    ranking = fit.ranking_weights(answerable)
    unit = fit.unit_weights(answerable, ranking)
    cases = fit.cases(questions, ranking)
    confidence = fit_confidence(cases, (), True, say)
    reader: object = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))["reader"]
    if training is not None:
        odds = odds_of(cases, confidence)
        read = read_cases(fit, questions, ranking, unit, odds, fold_readers(training))
        reader = fit_reader(fit, read, say)
    return {
        "fingerprint": index.manifest.fingerprint,
        "passage": ranking.passage,
        "first": ranking.first,
        "unit": unit,
        "confidence": confidence.record,
        "any_model": fit_confidence(cases, ANY_MODEL_LEAVES_OUT, False, say).record,
        "reader": reader,
    }


def main() -> None:
    """Fit, print, and with --write keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--training", type=Path)
    given = parser.parse_args()
    settings = load_settings()
    embedder = Embedder.load(prepare(settings.model))
    index = Index(settings.index, embedder.name, embedder.fingerprint)
    record = fit_all(index, embedder, lambda line: sys.stdout.write(line + "\n"), given.training)
    if given.write:
        WEIGHTS_FILE.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
