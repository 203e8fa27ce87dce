"""Records as JSON lines to which several processes append; nothing is ever changed or removed."""

import json
import logging
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Generic, TypeVar

from filelock import FileLock
from pydantic import TypeAdapter

from assistant.errors import AssistantError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_Kind = TypeVar("_Kind", bound="DataclassInstance")
PATIENCE = 10.0  # seconds that a process waits for another one's line
_log = logging.getLogger(__name__)


class Lines(Generic[_Kind]):
    """The records of one kind in a file; the file comes with the first one."""

    def __init__(self, path: Path, kind: type[_Kind]) -> None:
        """Keep records of `kind` at `path`."""
        self._path = path
        self._record = TypeAdapter(kind)

    def append(self, record: _Kind) -> None:
        """Add a record as one line; raises OSError where that cannot be written."""
        line = json.dumps(asdict(record), ensure_ascii=False).encode() + b"\n"
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with (
            FileLock(self._path.with_name(f"{self._path.name}.lock"), timeout=PATIENCE),
            self._path.open("a+b") as file,
        ):
            # A line that was cut off must not swallow the next one.
            file.write(line if _ends_a_line(file) else b"\n" + line)

    def all(self) -> tuple[_Kind, ...]:
        """Give the records, oldest first; a damaged line is left out, and the log says which."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise AssistantError(
                f"{self._path}: cannot be read ({error.strerror}); see use.folder in harbour.toml"
            ) from error
        return tuple(self._read(content))

    def _read(self, content: bytes) -> Iterator[_Kind]:
        for number, line in enumerate(content.split(b"\n"), start=1):
            if not line.strip():
                continue
            try:
                yield self._record.validate_json(line)
            except ValueError:  # pydantic's ValidationError is one
                _log.warning("%s, line %d: cut off or damaged; left out", self._path, number)


def _ends_a_line(file: BinaryIO) -> bool:
    if not file.seek(0, os.SEEK_END):
        return True
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"
