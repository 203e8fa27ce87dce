"""What a run would do with each file, before any of them is read."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ingest.errors import Problem, UnreadableError
from ingest.format import readable_format
from ingest.memory import FileMemory
from ingest.reading import ReadOptions
from ingest.records import DocumentRecord
from ingest.scan import File

Action = Literal["add", "change", "keep", "delete", "skip"]


@dataclass(frozen=True)
class PlannedFile:
    """A file and what is to be done with it.

    `record` is what the index has of it; a file to `skip` cannot be read, and `known` tells that
    it could not be read before.
    """

    file: File
    action: Action
    digest: str = ""
    record: DocumentRecord | None = None
    problem: Problem | None = None
    reason: str = ""
    known: bool = False


@dataclass(frozen=True)
class Plan:
    """A run, file by file, in the order of their paths."""

    files: tuple[PlannedFile, ...]

    def of(self, *actions: Action) -> list[PlannedFile]:
        """Give the files with one of the actions."""
        return [each for each in self.files if each.action in actions]

    @property
    def counts(self) -> dict[str, int]:
        """How many files have each action."""
        return dict(Counter(each.action for each in self.files))

    def as_json(self) -> dict[str, object]:
        """Give the plan as a JSON object."""
        rows = [
            {"path": each.file.path, "action": each.action, "reason": each.reason}
            for each in self.files
        ]
        return {"dry_run": True, "files": rows, "counts": self.counts}

    def as_text(self) -> str:
        """Give the plan in lines, without the files that are kept."""
        lines = [
            f"{each.action}: {each.file.path}" + (f": {each.reason}" if each.reason else "")
            for each in self.files
            if each.action != "keep"
        ]
        counts = ", ".join(f"{count} to {action}" for action, count in sorted(self.counts.items()))
        return "\n".join([*lines, f"Plan: {counts or 'no files'}; nothing was written"])


def make_plan(
    files: Sequence[File],
    scopes: Sequence[Path],
    records: Mapping[str, DocumentRecord],
    memory: FileMemory,
    options: ReadOptions,
    retry: bool = False,
) -> Plan:
    """Compare the files with the index's records; `retry` reads again what could not be read."""
    known = {str(Path(each.folder) / each.path): each for each in records.values()}
    files = _as_known(files, known)
    places = {(str(file.folder), file.path) for file in files}
    moved = {
        record.hash: record
        for record in records.values()
        if (record.folder, record.path) not in places
        and not (Path(record.folder) / record.path).exists()
    }
    planned: list[PlannedFile] = []
    taken: set[str] = set()
    for file in files:
        each = _planned(file, known.get(str(file.location)), moved, memory, options, retry)
        planned.append(each)
        if each.record is not None:
            taken.add(each.record.id)
    planned += [
        PlannedFile(File(Path(record.folder), record.path), "delete", record.hash, record)
        for record in records.values()
        if record.id not in taken and any(_within(record, scope) for scope in scopes)
    ]
    return Plan(tuple(sorted(planned, key=lambda each: (each.file.path, each.file.folder))))


def _as_known(files: Sequence[File], known: Mapping[str, DocumentRecord]) -> list[File]:
    """Give the files with the folders under which the index knows them.

    The id of a document may be its path in the folder: it stays the same when only a part of the
    folder is named.
    """
    roots = {Path(record.folder) for record in known.values()}
    found: list[File] = []
    for file in files:
        record = known.get(str(file.location))
        if record is not None:
            found.append(File(Path(record.folder), record.path))
            continue
        root = next((each for each in file.folder.parents if each in roots), file.folder)
        found.append(File(root, file.location.relative_to(root).as_posix()))
    return found


def _planned(
    file: File,
    record: DocumentRecord | None,
    moved: dict[str, DocumentRecord],
    memory: FileMemory,
    options: ReadOptions,
    retry: bool,
) -> PlannedFile:
    def skip(problem: Problem, reason: str, known: bool = False) -> PlannedFile:
        return PlannedFile(file, "skip", "", record, problem, reason, known)

    try:
        readable_format(file.location, options.limits)
        digest = memory.digest(file)
    except UnreadableError as error:
        return skip(error.problem, str(error))
    except OSError as error:
        return skip("damaged", f"cannot be opened ({error.strerror})")
    if record is not None and record.hash == digest:
        return PlannedFile(file, "keep", digest, record)
    failure = memory.failure(file, attempt(digest, options))
    if failure is not None and not retry:
        return skip(failure.problem, failure.reason, known=True)
    if record is None and digest in moved and _keeps_id(moved[digest], file):
        return PlannedFile(file, "keep", digest, moved.pop(digest), reason="moved")
    return PlannedFile(file, "add" if record is None else "change", digest, record)


def _keeps_id(record: DocumentRecord, file: File) -> bool:
    # An id of its own goes with the file; one that is the path stays only with that path.
    return record.id == file.path or record.id != record.path


def attempt(digest: str, options: ReadOptions) -> str:
    """Give a key of a file's content and of how it is read: a new password is a new attempt."""
    return f"{digest}-{options.key}"


def _within(record: DocumentRecord, scope: Path) -> bool:
    return (Path(record.folder) / record.path).is_relative_to(scope)
