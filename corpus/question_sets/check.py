"""Everything that is wrong or odd in a test set, row by row."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus.errors import CorpusError
from corpus.question import Question
from corpus.question_sets.content import Doubt, doubts
from corpus.question_sets.load import read_rows
from corpus.question_sets.quoted import quoted
from corpus.question_sets.row import Row, faults_of
from corpus.question_sets.wording import FIELDS

# What stands in for a field that could not be read, so that the others are looked at.
_BLANK = {
    "id": "-",
    "question": "-",
    "language": "en",
    "type": "fact",
    "answer": "",
    "must_include": (),
    "documents": (),
}


@dataclass(frozen=True)
class Finding:
    """One thing about a row ("" for the file), in a field ("" for the row as a whole).

    An error keeps the set from being used or scored as meant; a warning may be right as it is.
    """

    row: str
    field: str
    message: str
    severity: Literal["error", "warning"]


def check(path: Path, documents: Collection[str] | None = None) -> list[Finding]:
    """Give all that is wrong in a test set; `documents` are the ids known, if they are to count."""
    try:
        rows = read_rows(path)
    except CorpusError as error:
        return [_of_file(path, str(error))]
    taken = _Taken()
    return [finding for row in rows for finding in _of_row(row, documents, taken)]


def _of_file(path: Path, said: str) -> Finding:
    # The file is known; what stands before the first colon may be a line.
    place, _, message = said.removeprefix(str(path)).partition(": ")
    return Finding(place.lstrip(", "), "", message, "error")


def _of_row(row: Row, documents: Collection[str] | None, taken: "_Taken") -> Iterator[Finding]:
    faults = faults_of(row)
    for fault in faults:
        yield Finding(row.place, fault.field, fault.message, "error")
    faulty = {fault.field for fault in faults}
    if not row.fields:
        return
    sound = {
        name: value for name, value in row.fields.items() if name in FIELDS and name not in faulty
    }
    whole = Question.model_validate(_BLANK | sound)
    for doubt in [*doubts(whole, documents), *taken.doubts(whole, row.place)]:
        if faulty.isdisjoint(doubt.reads):
            yield Finding(row.place, doubt.field, doubt.message, doubt.severity)


class _Taken:
    """The ids and questions of the rows above."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._questions: dict[object, str] = {}

    def doubts(self, question: Question, place: str) -> Iterator[Doubt]:
        above = self._ids.setdefault(question.id, place)
        if above != place:
            yield Doubt("id", f"the id {quoted(question.id)} stands in {above} too", "error")
        words = " ".join(question.question.casefold().split())
        above = self._questions.setdefault((words, question.history), place)
        if above != place:
            said = f"the same question stands in {above}"
            yield Doubt("question", said, "warning", ("question", "history"))
