"""A run cut down to what its measures need, small enough to be kept beside the code."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from assistant.citation import Citation
from assistant.evaluation.folder import SUMMARY, TIMINGS, Run, save_run
from assistant.evaluation.measures.ranking import LEVELS
from assistant.evaluation.record import Record, Retrieved
from corpus.question import Question, comparable

_BETWEEN = " | "  # does not go when texts are compared, so that two words never make a third


def keep(run: Run, folder: Path) -> None:
    """Write a compact run; its summary is measured again when it is read."""
    save_run(compact(run), folder)
    for name in (SUMMARY, TIMINGS):
        (folder / name).unlink()


def compact(run: Run) -> Run:
    """Give a run of which every measure is the same, without the texts that were found."""
    return replace(run, records=tuple(map(_compact, run.records)), timings={})


def _compact(record: Record) -> Record:
    last = max((_last_found(level.ranking(record).found) for level in LEVELS), default=0)
    return replace(
        record,
        citations=tuple(map(_quote, record.citations)) if _is_quoted(record) else (),
        notices=(),
        retrieved=tuple(_place(each, record.question) for each in record.retrieved[:last]),
    )


def _is_quoted(record: Record) -> bool:
    """Tell whether a measure reads the quotes; whether they are exact is kept apart."""
    return record.question.answerable and record.outcome == "answered"


def _last_found(gains: Sequence[int]) -> int:
    """Give the last place that counts: what comes after it changes no measure."""
    return max((place for place, gain in enumerate(gains, start=1) if gain), default=0)


def _quote(citation: Citation) -> Citation:
    return replace(citation, title="", section="", url="", sources=(), also_in=())


def _place(each: Retrieved, question: Question) -> Retrieved:
    text = comparable(each.text)
    told = [words for words in _references(question) if comparable(words) in text]
    return replace(each, passage="", score=0.0, text=_BETWEEN.join(told))


def _references(question: Question) -> list[str]:
    return [*question.evidence, *chain.from_iterable(question.must_include)]
