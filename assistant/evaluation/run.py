"""Test sets -> results a question, and the means over types and languages."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.assistant import Assistant
from assistant.errors import QuestionError
from assistant.evaluation.measures import CUTS, QuestionResult, measure
from corpus.question import Question

_SHOWN = (*(f"document@{cut}" for cut in CUTS), "section@1", "section@5", "facts", "all_facts")
_COLUMNS = (*_SHOWN, "refused", "quotes_exact")


@dataclass(frozen=True)
class Slice:
    """The means over some questions; None where a measure applies to none of them."""

    name: str
    questions: int
    means: dict[str, float | None]


@dataclass(frozen=True)
class Evaluation:
    """A whole run."""

    results: Sequence[QuestionResult]
    slices: Sequence[Slice]
    refusal_precision: float | None
    refusal_recall: float | None


def evaluate(
    assistant: Assistant,
    questions: Sequence[Question],
    progress: Callable[[int, int], object] = lambda done, total: None,
) -> Evaluation:
    """Ask every question and measure the answers; refusal counts out-of-scope questions."""
    results: list[QuestionResult] = []
    for number, question in enumerate(questions, start=1):
        results.append(_one(assistant, question))
        progress(number, len(questions))
    outside = [result for result in results if result.type == "out-of-scope"]
    refused = [result for result in results if result.measures["refused"]]
    unanswerable = {"out-of-scope", "unanswerable"}
    right = [result for result in refused if result.type in unanswerable]
    return Evaluation(
        results,
        _slices(results),
        len(right) / len(refused) if refused else None,
        sum(r.measures["refused"] or 0 for r in outside) / len(outside) if outside else None,
    )


def _one(assistant: Assistant, question: Question) -> QuestionResult:
    try:
        answer = assistant.ask(question.question, question.history, name=question.id)
    except QuestionError as error:
        # A question that cannot be asked counts: every measure that applies is zero.
        nothing: dict[str, float | None] = {name: 0.0 for name in _COLUMNS}
        return QuestionResult(
            question.id,
            question.type,
            question.language,
            question.question,
            "failed",
            nothing,
            question.must_include,
            (),
            str(error),
        )
    return measure(question, answer, assistant.index)


def _slices(results: Sequence[QuestionResult]) -> list[Slice]:
    answerable = [r for r in results if r.type not in ("unanswerable", "out-of-scope")]
    groups: dict[str, list[QuestionResult]] = {
        "answerable": answerable,
        "same language": [r for r in answerable if r.type != "cross-lingual"],
        "across languages": [r for r in answerable if r.type == "cross-lingual"],
    }
    for result in results:
        groups.setdefault(f"type {result.type}", []).append(result)
        groups.setdefault(f"language {result.language}", []).append(result)
    return [_slice(name, group) for name, group in groups.items() if group]


def _slice(name: str, group: Sequence[QuestionResult]) -> Slice:
    means: dict[str, float | None] = {}
    for column in _COLUMNS:
        values = [v for r in group if (v := r.measures.get(column)) is not None]
        means[column] = round(sum(values) / len(values), 4) if values else None
    return Slice(name, len(group), means)


def table(evaluation: Evaluation) -> str:
    """Give the means as a text table."""
    head = ["slice".ljust(24), "n".rjust(4), *(c.rjust(12) for c in _COLUMNS)]
    lines = ["".join(head)]
    for each in evaluation.slices:
        cells = [
            ("-" if (v := each.means[column]) is None else f"{v:.3f}").rjust(12)
            for column in _COLUMNS
        ]
        lines.append("".join([each.name.ljust(24), str(each.questions).rjust(4), *cells]))
    for name, value in (
        ("refusal precision", evaluation.refusal_precision),
        ("refusal recall (out-of-scope)", evaluation.refusal_recall),
    ):
        lines.append(f"{name}: {'-' if value is None else f'{value:.3f}'}")
    return "\n".join(lines)


def write(evaluation: Evaluation, folder: Path) -> None:
    """Write summary.json, and results.jsonl with one record a question."""
    folder.mkdir(parents=True, exist_ok=True)
    summary = {
        "questions": len(evaluation.results),
        "refusal_precision": evaluation.refusal_precision,
        "refusal_recall": evaluation.refusal_recall,
        "slices": [asdict(each) for each in evaluation.slices],
    }
    (folder / "summary.json").write_text(json.dumps(summary, indent=1) + "\n", encoding="utf-8")
    lines = [json.dumps(asdict(r), ensure_ascii=False) for r in evaluation.results]
    (folder / "results.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
