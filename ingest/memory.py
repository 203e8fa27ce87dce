"""What is remembered of each file between runs: its digest, and why it could not be read."""

import json
import os
import time
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

from ingest.errors import Problem
from ingest.scan import File

_NAME = "files.json"
# A file that changed this shortly before it was noted may change again within the clock's tick.
_UNSETTLED_NS = 2_000_000_000


@dataclass(frozen=True)
class Failure:
    """Why a file could not be read; `attempt` is the digest of the file and of how it was read."""

    attempt: str
    problem: Problem
    reason: str


@dataclass(frozen=True)
class _Seen:
    size: int
    mtime_ns: int
    ctime_ns: int
    digest: str


class FileMemory:
    """A file beside the index; losing it costs time, nothing else."""

    def __init__(self, folder: Path) -> None:
        """Read the memory in the index's folder, or begin an empty one."""
        self._path = folder / _NAME
        self._seen: dict[str, _Seen] = {}
        self._failures: dict[str, Failure] = {}
        try:
            record = json.loads(self._path.read_text(encoding="utf-8"))
            self._seen = {name: _Seen(**fields) for name, fields in record["seen"].items()}
            self._failures = {
                name: Failure(**fields) for name, fields in record["failures"].items()
            }
        except FileNotFoundError:
            pass
        except (ValueError, KeyError, TypeError, AttributeError):
            self._seen, self._failures = {}, {}  # a damaged memory is no memory

    @property
    def failures(self) -> dict[str, Failure]:
        """The failures by the file's full path."""
        return dict(sorted(self._failures.items()))

    def digest(self, file: File) -> str:
        """Give the digest of a file; its bytes are read only when size or times changed."""
        stat = file.location.stat()
        name = str(file.location)
        seen = self._seen.get(name)
        now = (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
        if not file.has_provenance and seen is not None:
            if (seen.size, seen.mtime_ns, seen.ctime_ns) == now:
                return seen.digest
        digest = file.digest()
        if max(now[1:]) < time.time_ns() - _UNSETTLED_NS:
            self._seen[name] = _Seen(*now, digest)
        return digest

    def failure(self, file: File, attempt: str) -> Failure | None:
        """Give why the same file failed when it was read in the same way."""
        failure = self._failures.get(str(file.location))
        return failure if failure is not None and failure.attempt == attempt else None

    def failed(self, file: File, failure: Failure) -> None:
        """Remember a failure."""
        self._failures[str(file.location)] = failure

    def succeeded(self, file: File) -> None:
        """Forget the failure of a file."""
        self._failures.pop(str(file.location), None)

    def forget(self, scopes: Collection[Path], present: Collection[File]) -> None:
        """Forget the files below `scopes` that are not there any more."""
        there = {str(file.location) for file in present}
        for known in (self._seen, self._failures):
            for name in list(known):
                path = Path(name)
                if name not in there and any(path.is_relative_to(scope) for scope in scopes):
                    del cast(dict[str, object], known)[name]

    def save(self) -> None:
        """Write the memory in one step."""
        record = {
            "seen": {name: asdict(seen) for name, seen in self._seen.items()},
            "failures": {name: asdict(failure) for name, failure in self._failures.items()},
        }
        draft = self._path.with_suffix(".tmp")
        draft.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        os.replace(draft, self._path)
