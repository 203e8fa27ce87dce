"""Judgements of which document answers which query, as TREC and BEIR keep them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError
from corpus.question import Question
from corpus.question_sets.quoted import quoted
from corpus.question_sets.text import read_text
from corpus.script import detect_language


@dataclass(frozen=True)
class Judgement:
    """How useful a document is to a query (0 or less: useless), and the line that says so."""

    query: str
    document: str
    gain: int
    line: int


def read_qrels(path: Path) -> list[Judgement]:
    """Give the judgements of a file: "query 0 document gain", or BEIR's three columns."""
    return list(_judgements(path))


def _judgements(path: Path) -> Iterator[Judgement]:
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        parts = line.split()
        if not parts or (number == 1 and parts[-1] == "score"):
            continue
        try:
            query, document, gain = parts[0], parts[-2], int(parts[-1])
            if len(parts) not in (3, 4):
                raise ValueError(line)
        except (IndexError, ValueError) as error:
            said = f'{quoted(line)} is not "query 0 document gain", the gain a whole number'
            raise CorpusError(f"{path}, line {number}: {said}") from error
        yield Judgement(query, document, gain, number)


def judged_questions(
    queries: Mapping[str, str], judgements: Iterable[Judgement], path: Path
) -> tuple[Question, ...]:
    """Give the queries that have a useful document; `path` is named where one is not known."""
    useful: dict[str, dict[str, int]] = {}
    for judgement in judgements:
        if judgement.query not in queries:
            said = f"there is no query {judgement.query}"
            raise CorpusError(f"{path}, line {judgement.line}: {said}")
        if judgement.gain > 0:
            useful.setdefault(judgement.query, {})[judgement.document] = judgement.gain
    return tuple(_question(id, queries[id], gains) for id, gains in useful.items())


def _question(id: str, words: str, gains: dict[str, int]) -> Question:
    return Question(
        id=id,
        question=words,
        language=detect_language(words),
        type="fact",
        answer="",
        must_include=(),
        documents=tuple(gains),
        gains=gains if len(set(gains.values())) > 1 else {},
    )
