"""The JSON of foreign test sets -> checked records."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from corpus.errors import CorpusError
from corpus.question_sets.text import read_text

_Record = TypeVar("_Record", bound="Record")
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Record(BaseModel):
    """A record of somebody else's format: what we do not use is left aside."""

    model_config = ConfigDict(extra="ignore", frozen=True, coerce_numbers_to_str=True)


def read_record(path: Path, kind: type[_Record]) -> _Record:
    """Give the one record that a JSON file holds."""
    return _record(read_text(path), str(path), kind)


def read_records(path: Path, kind: type[_Record]) -> Iterator[_Record]:
    """Give the records of a file with one a line."""
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if line.strip():
            yield _record(line, f"{path}, line {number}", kind)


def _record(text: str, place: str, kind: type[_Record]) -> _Record:
    try:
        return kind.model_validate(json.loads(text))
    except json.JSONDecodeError as error:
        raise CorpusError(f"{place}: not JSON ({error.msg}, line {error.lineno})") from error
    except RecursionError as error:
        raise CorpusError(f"{place}: lists within lists without end") from error
    except ValidationError as error:
        # A file of another format has thousands; the first says enough.
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        said = f"{where}: {first['msg'].lower()}" if where else first["msg"].lower()
        raise CorpusError(f"{place}: not in the format that is imported; {said}") from error
    except ValueError as error:  # Python reads no whole number of more than 4,300 digits
        raise CorpusError(f"{place}: a number without end") from error
