"""The JSON of foreign test sets -> checked records."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from corpus.errors import CorpusError

_Record = TypeVar("_Record", bound="Record")
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Record(BaseModel):
    """A record of somebody else's format: what we do not use is left aside."""

    model_config = ConfigDict(extra="ignore", frozen=True, coerce_numbers_to_str=True)


def read_text(path: Path) -> str:
    """Give the text of a file of a foreign set."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CorpusError(f"{path}: the file cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: not UTF-8 text; save it as UTF-8") from error


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
