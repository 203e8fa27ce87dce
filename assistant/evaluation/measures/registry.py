"""All measures by name, in the order in which a report shows them."""

from collections.abc import Iterator, Mapping
from functools import partial

from assistant.evaluation.measures import ranking as ranked
from assistant.evaluation.measures.calibration import calibration_error
from assistant.evaluation.measures.citations import citation_precision, citation_recall
from assistant.evaluation.measures.facts import all_facts, facts, has_facts
from assistant.evaluation.measures.figures import figure_accuracy, figures_quoted, has_figures
from assistant.evaluation.measures.length import words
from assistant.evaluation.measures.measure import Measure, SetMeasure
from assistant.evaluation.measures.nuggets import (
    has_nuggets,
    nugget_f,
    vital_nuggets,
    weighted_nuggets,
)
from assistant.evaluation.measures.quotes import quotes_exact
from assistant.evaluation.measures.ranking import LEVELS, Level
from assistant.evaluation.measures.refusal import (
    answered,
    near_miss,
    out_of_scope,
    refusal_precision,
    refusal_recall,
    unanswerable,
)
from assistant.evaluation.measures.risk_coverage import aurc, auroc
from assistant.evaluation.measures.truthfulness import can_be_judged, right, truthfulness
from assistant.evaluation.record import Record
from corpus.question import Question

SUCCESS_CUTS = (1, 3, 5)
RECALL_CUT = 5
NDCG_CUT = 10


def _counted(level: Level, question: Question) -> bool:
    """Tell whether it is known how much there is to find."""
    return level.applies(question) and (level.name != "passage" or bool(question.evidence))


def _success(level: Level, cut: int, record: Record) -> float:
    return ranked.success(level.ranking(record), cut)


def _recall(level: Level, record: Record) -> float:
    return ranked.recall(level.ranking(record), RECALL_CUT)


def _reciprocal_rank(level: Level, record: Record) -> float:
    return ranked.reciprocal_rank(level.ranking(record))


def _ndcg(level: Level, record: Record) -> float:
    return ranked.ndcg(level.ranking(record), NDCG_CUT)


def _ranking(level: Level) -> Iterator[Measure]:
    name, counted = level.name, partial(_counted, level)
    for cut in SUCCESS_CUTS:
        place = f"is among the first {cut} passages" if cut > 1 else "comes first"
        yield Measure(
            f"{name}_success@{cut}",
            "higher",
            f"A right {name} {place}",
            partial(_success, level, cut),
            level.applies,
        )
    yield Measure(
        f"{name}_recall@{RECALL_CUT}",
        "higher",
        f"Share of the right {name}s among the first {RECALL_CUT} passages",
        partial(_recall, level),
        counted,
    )
    yield Measure(
        f"{name}_rr",
        "higher",
        f"1 / place of the first right {name}",
        partial(_reciprocal_rank, level),
        level.applies,
    )
    yield Measure(
        f"{name}_ndcg@{NDCG_CUT}",
        "higher",
        f"How near the order of the first {NDCG_CUT} passages is to the best one, by {name}",
        partial(_ndcg, level),
        counted,
    )


def _answerable(question: Question) -> bool:
    return question.answerable


_ANSWER = (
    Measure(
        "truthfulness",
        "higher",
        "Right 1, partly right 0.5, no answer 0, wrong \u22121",
        truthfulness,
        can_be_judged,
    ),
    Measure(
        "right",
        "higher",
        "Answered with every reference fact, or rightly refused",
        right,
        can_be_judged,
    ),
    Measure("facts", "higher", "Share of the reference facts in the answer", facts, has_facts),
    Measure("all_facts", "higher", "Every reference fact is in the answer", all_facts, has_facts),
    Measure(
        "vital_nuggets",
        "higher",
        "Share of the vital nuggets in the answer",
        vital_nuggets,
        has_nuggets,
    ),
    Measure(
        "weighted_nuggets",
        "higher",
        "Share of all nuggets in the answer, one that is okay to have counting half",
        weighted_nuggets,
        has_nuggets,
    ),
    Measure(
        "nugget_f",
        "higher",
        "Vital nuggets in the answer, less what it says beyond its nuggets",
        nugget_f,
        has_nuggets,
    ),
    Measure(
        "figure_accuracy",
        "higher",
        "Share of the reference answer's figures that the answer says",
        figure_accuracy,
        has_figures,
    ),
    Measure(
        "figures_quoted",
        "higher",
        "Share of the answer's figures that stand in its quotes",
        figures_quoted,
        _answerable,
    ),
    Measure(
        "citation_recall",
        "higher",
        "Share of the answer's sentences that their quotes support",
        citation_recall,
        _answerable,
    ),
    Measure(
        "citation_precision",
        "higher",
        "Share of the answer's marks that support their sentence",
        citation_precision,
        _answerable,
    ),
    Measure("quotes_exact", "higher", "Share of quotes that stand in the document", quotes_exact),
    Measure("answered", "higher", "Answered what the corpus answers", answered, _answerable),
    Measure(
        "refusal_recall",
        "higher",
        "Refused what the corpus does not answer",
        refusal_recall,
        unanswerable,
    ),
    Measure(
        "refusal_recall_near_miss",
        "higher",
        "Refused a near miss: the right subject, the detail absent",
        refusal_recall,
        near_miss,
    ),
    Measure(
        "refusal_recall_out_of_scope",
        "higher",
        "Refused a question about something else",
        refusal_recall,
        out_of_scope,
    ),
    Measure("words", "lower", "Words of the answer", words),
)

MEASURES: Mapping[str, Measure] = {
    each.name: each for each in (*_ANSWER, *(m for level in LEVELS for m in _ranking(level)))
}

SET_MEASURES: Mapping[str, SetMeasure] = {
    each.name: each
    for each in (
        SetMeasure(
            "refusal_precision",
            "higher",
            "Share of the refused questions that the corpus does not answer",
            refusal_precision,
        ),
        SetMeasure(
            "aurc",
            "lower",
            "Mean share not right when only the surer questions are answered",
            aurc,
        ),
        SetMeasure(
            "auroc",
            "higher",
            "How often a question with an answer gets the higher confidence than one without",
            auroc,
        ),
        SetMeasure(
            "calibration_error",
            "lower",
            "Mean distance of the confidence from the share that has an answer",
            calibration_error,
        ),
    )
}

# What a reader is shown first, and what a comparison is corrected over.
HEADLINE: tuple[str, ...] = (
    "truthfulness",
    "all_facts",
    "figure_accuracy",
    "citation_recall",
    "answered",
    "refusal_recall",
    "document_success@1",
    "section_success@5",
)
