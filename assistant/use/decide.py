"""An evaluator's decision on a draft: into a test set, or not."""

import json
import os
from collections.abc import Collection
from pathlib import Path

from assistant.errors import AssistantError
from assistant.use.drafts import Completion, Draft, completed, drafts, find
from assistant.use.log import UseLog
from corpus.question import Question
from corpus.question_sets.check import Finding, check


def accept(
    log: UseLog,
    feedback: str,
    testset: Path,
    by: Completion,
    documents: Collection[str] | None = None,
) -> list[Finding]:
    """Add the draft of `feedback` to a test set of JSON lines; give the warnings about it.

    The set must be in order with the new line in it, or nothing is written; `documents` are the ids
    known, if they are to count.
    """
    if testset.suffix.lower() != ".jsonl":
        raise AssistantError(
            f"{testset}: drafts go to a test set of JSON lines; name a .jsonl file"
        )
    with log.deciding():
        question = completed(_open_draft(log, feedback), by)
        testset.parent.mkdir(parents=True, exist_ok=True)
        trial = testset.with_name(f".{testset.stem}.trial.jsonl")
        try:
            warnings = _with_line(testset, trial, question, documents)
            os.replace(trial, testset)
        finally:
            trial.unlink(missing_ok=True)
        log.decide(feedback, "accepted", testset.name)
    return warnings


def reject(log: UseLog, feedback: str) -> None:
    """Leave the draft of `feedback` aside."""
    with log.deciding():
        _open_draft(log, feedback)
        log.decide(feedback, "rejected")


def _open_draft(log: UseLog, feedback: str) -> Draft:
    earlier = log.decisions().get(feedback)
    if earlier is not None:
        where = f" into {earlier.testset}" if earlier.testset else ""
        raise AssistantError(f"{feedback}: was {earlier.decided}{where} on {earlier.day}")
    return find(drafts(log), feedback)


def _with_line(
    testset: Path, trial: Path, question: Question, documents: Collection[str] | None
) -> list[Finding]:
    """Write the set with one more line as `trial`; raises AssistantError where it has errors."""
    lines = testset.read_bytes() if testset.exists() else b""
    if lines and not lines.endswith(b"\n"):
        lines += b"\n"
    line = json.dumps(_fields(question), ensure_ascii=False)
    trial.write_bytes(lines + line.encode() + b"\n")
    above = lines.count(b"\n")
    place = f"line {above + 1}"
    findings = check(trial, documents)
    for each in findings:
        if each.severity == "error":
            what = "the draft" if each.row == place else f"{testset}, {each.row}"
            field = f"{each.field}: " if each.field else ""
            raise AssistantError(f"{what}: {field}{each.message}; nothing was written")
    return [each for each in findings if each.row == place]


def _fields(question: Question) -> dict[str, object]:
    """Give what the contract's line has, in its order; history where there is one."""
    fields = question.model_dump(mode="json")
    wanted = ["id", "question", "language", "type", "answer", "must_include"]
    wanted += ["documents", "sections", "persona", *(["history"] if question.history else [])]
    return {name: fields[name] for name in wanted}
