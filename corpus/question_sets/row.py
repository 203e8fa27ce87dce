"""An entry of a test set as its file has it, before it is a question."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from corpus.question import Question
from corpus.question_sets.wording import Fault, in_words


@dataclass(frozen=True)
class Row:
    """A row of a file: its place ("row 3"), its fields, and what could not even be read."""

    place: str
    fields: Mapping[str, object]
    faults: tuple[Fault, ...] = ()


def faults_of(row: Row) -> tuple[Fault, ...]:
    """Give everything that keeps a row from being a question, in plain words."""
    if row.faults and not row.fields:
        return row.faults
    unread = {fault.field for fault in row.faults}
    try:
        Question.model_validate(row.fields)
    except ValidationError as error:
        found = [in_words(item) for item in error.errors()]
        return row.faults + tuple(fault for fault in found if fault.field not in unread)
    return row.faults
