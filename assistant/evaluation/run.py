"""Test sets -> a run: every question asked, its record kept, all of it measured."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.errors import AssistantError
from assistant.evaluation.about import About
from assistant.evaluation.folder import Run, save_run
from assistant.evaluation.journal import Journal, forget
from assistant.evaluation.record import RETRIEVED, Record, Retrieved
from assistant.evaluation.report.write import write_report
from assistant.evaluation.summary import summarise
from corpus.document import Kind, Language
from corpus.question import Question
from ingest.chat_settings import EXTRACTIVE
from ingest.errors import IngestError
from ingest.index import Index
from ingest.records import DocumentRecord

DIGITS = 6  # of what a record keeps of scores and confidence


def run(
    assistant: Assistant,
    testsets: Sequence[tuple[str, Question]],
    folder: Path | None,
    about: About,
    progress: Callable[[int, int], object] = lambda done, total: None,
    *,
    again: bool = False,
    say: Callable[[str], object] = lambda line: None,
) -> Run:
    """Ask the questions, each with the name of its test set, and write the run into `folder`.

    What the folder holds of the same run is not asked again, unless `again`; another run there is
    an AssistantError. The same questions, settings, index, code and day give the same bytes,
    timings aside. A trouble with the index or a model stops the run; it can be gone on with.
    """
    if folder is not None and again:
        forget(folder)
    journal = Journal(folder, about, testsets)
    kept, total = len(journal.records), len(testsets)
    if kept:
        say(_taken_up(folder, kept, total))
    for number, (name, question) in enumerate(testsets[kept:], start=kept + 1):
        asked = _ask(assistant, name, question)
        journal.add(asked.record, asked.timings)
        progress(number, total)
    records = tuple(journal.records)
    done = Run(journal.about, records, journal.timings, summarise(records))
    if folder is not None:
        save_run(done, folder)
        write_report(done, folder)
    return done


def _taken_up(folder: Path | None, kept: int, total: int) -> str:
    if kept == total:
        return f"{folder} is finished: measured again from its records (--again asks again)"
    return f"{folder} was stopped: going on after {kept} of {total} questions"


@dataclass(frozen=True)
class _Asked:
    record: Record
    timings: Mapping[str, float]


def _ask(assistant: Assistant, testset: str, question: Question) -> _Asked:
    try:
        answer = assistant.ask(question.question, question.history, name=question.id)
        return _Asked(_record(testset, question, answer, assistant.index), answer.timings_ms)
    except IngestError:
        raise  # the index or a model: every other question would fail as well
    except Exception as error:  # one question must not end the run; it is told and counted
        return _Asked(_failed(testset, question, error, assistant.index), {})


def _record(testset: str, question: Question, answer: Answer, index: Index) -> Record:
    sure = answer.confidence
    return Record(
        testset=testset,
        question=question,
        outcome=answer.outcome,
        text=answer.text,
        model=answer.model,
        citations=answer.citations,
        notices=answer.notices,
        quotes_exact=tuple(each.quote in index.text(each.document) for each in answer.citations),
        retrieved=tuple(
            Retrieved(
                rank=each.rank,
                score=round(each.score, DIGITS),
                passage=each.passage.id,
                document=each.passage.document,
                section=each.passage.section,
                page=each.passage.page,
                language=each.passage.language,
                text=each.passage.text,
            )
            for each in answer.passages[:RETRIEVED]
        ),
        probability=None if sure is None else round(sure.probability, DIGITS),
        threshold=None if sure is None else round(sure.threshold, DIGITS),
        languages=_languages(question, index),
        kinds=_kinds(question, index),
    )


def _failed(testset: str, question: Question, error: Exception, index: Index) -> Record:
    said = str(error) if isinstance(error, AssistantError) else f"{type(error).__name__}: {error}"
    return Record(
        testset=testset,
        question=question,
        outcome="failed",
        text="",
        model=EXTRACTIVE,
        languages=_languages(question, index),
        kinds=_kinds(question, index),
        error=" ".join(said.split()),
    )


def _languages(question: Question, index: Index) -> tuple[Language, ...]:
    return tuple(sorted({each.language for each in _references(question, index)}))


def _kinds(question: Question, index: Index) -> tuple[Kind, ...]:
    return tuple(sorted({each.kind for each in _references(question, index)}))


def _references(question: Question, index: Index) -> list[DocumentRecord]:
    return [index.documents[name] for name in question.documents if name in index.documents]
