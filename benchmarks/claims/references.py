"""Reference answers as claims that cite the passages of their reference sections."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.generation.offer import evidence
from assistant.grounding.evidence import Evidence
from corpus.question import Question
from ingest.index import Index
from ingest.passage import Passage
from ingest.sentences import sentence_spans


@dataclass(frozen=True)
class Reference:
    """A sentence of a reference answer, and the passages of the sections that hold it."""

    question: Question
    text: str
    passages: tuple[Passage, ...]


class Passages:
    """All passages of an index."""

    def __init__(self, index: Index) -> None:
        """Read them from an index of the starter corpus."""
        self._index = index

    @cached_property
    def every(self) -> list[Passage]:
        """The passages in the order of their documents."""
        found: list[Passage] = []
        for record in self._index.documents.values():
            ids = [f"{record.id}@{record.hash[:8]}:{n:04d}" for n in range(record.passages)]
            stored = self._index.passages(record.language, ids)
            found += [stored[name].passage for name in ids if name in stored]
        return found

    def references(self, questions: Sequence[Question]) -> list[Reference]:
        """Give the sentences of the reference answers."""
        found: list[Reference] = []
        for question in questions:
            gold = tuple(
                each for each in self.every if question.names_section(each.document, each.section)
            )
            answer = question.answer
            for start, end in sentence_spans(answer, 0, len(answer)):
                if gold:
                    found.append(Reference(question, answer[start:end], gold))
        return found

    def evidence(self, number: int, passage: Passage) -> Evidence:
        """Give a passage under a number, as it is offered to a model."""
        return evidence(number, passage, self._index)
