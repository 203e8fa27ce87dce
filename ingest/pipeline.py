"""The run from folder to index: only what changed is read and embedded."""

import hashlib
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.chroma import FOLDER
from ingest.derived import Derived
from ingest.embed import Embedder
from ingest.lock import writing
from ingest.manifest import Manifest
from ingest.memory import Failure, FileMemory
from ingest.plan import Plan, PlannedFile, attempt, make_plan
from ingest.reading import ReadOptions
from ingest.records import DocumentRecord, document_record
from ingest.report import FileReport, IngestReport, Outcome, PageProblem
from ingest.scan import File, scan
from ingest.store import Store, StoredDocument, unit_id
from ingest.task import PageDone, ReadFile, Task
from ingest.workers import Workers

# Files done (a file that is being worked on counts in part), files in all, what is being done.
Progress = Callable[[float, int, str], None]
_READING = 0.2  # of the work on a file; the rest is embedding


@dataclass(frozen=True)
class RunOptions:
    """How a run is made; `retry` reads again what failed and did not change.

    `processes` are those that read, 0 is one for each core.
    """

    read: ReadOptions = ReadOptions()
    retry: bool = False
    processes: int = 0


def plan(
    folder: Path,
    paths: Sequence[Path],
    embedder: Embedder,
    chroma: str = "",
    options: RunOptions = RunOptions(),  # noqa: B008 # frozen
) -> Plan:
    """Give what `ingest` would do with each file; nothing is written."""
    scopes = [path.resolve() for path in paths]
    files = scan(paths)
    records: dict[str, DocumentRecord] = {}
    if chroma or (folder / FOLDER).is_dir():
        store = Store(folder, chroma)
        try:
            records = store.documents(_manifest(embedder).build)
        finally:
            store.close()
    return make_plan(files, scopes, records, FileMemory(folder), options.read, options.retry)


def ingest(
    folder: Path,
    paths: Sequence[Path],
    embedder: Embedder,
    today: str,
    chroma: str = "",
    options: RunOptions = RunOptions(),  # noqa: B008 # frozen
    progress: Progress = lambda done, total, what: None,
) -> IngestReport:
    """Bring the index in `folder` in line with the documents under `paths`.

    Documents that came from other paths stay. A file that can't be read is a row of the report,
    and what was stored of it before stays.
    """
    started = time.monotonic()
    files = scan(paths)
    with writing(folder):
        run = _Run(folder, Store(folder, chroma, create=True), embedder, options, progress)
        try:
            rows = run.run(files, [path.resolve() for path in paths], today)
            return run.report(rows, time.monotonic() - started)
        finally:
            run.close()


class _Run:
    """One ingestion under the lock."""

    def __init__(
        self,
        folder: Path,
        store: Store,
        embedder: Embedder,
        options: RunOptions,
        progress: Progress,
    ) -> None:
        self._store = store
        self._embedder = embedder
        self._options = options
        self._work = _Work(progress)
        self._derived = Derived(folder)
        self._memory = FileMemory(folder)
        self._manifest = _manifest(embedder)
        self._build = self._manifest.build
        # Who has an id: the file that gave it first, or that the index has it from.
        self._owner: dict[str, File] = {}
        self._records: dict[str, DocumentRecord] = {}
        self._reread: set[File] = set()
        self._touched: list[str] = []
        self._ghosts = 0

    def close(self) -> None:
        self._memory.save()
        self._derived.close()
        self._store.close()

    def run(self, files: Sequence[File], scopes: Sequence[Path], today: str) -> list[FileReport]:
        before = self._store.manifest_or_none()
        if before is not None and before.build != self._build:
            before = None  # what another model made is replaced as a whole
        if before is None or not before.complete:
            self._store.remove_leftovers(self._build)
        rows: list[FileReport] = []
        if before is None:
            more, rows = self._of_other_builds(files)
            files = [*files, *more]
        self._records = self._store.documents(self._build)
        plan = make_plan(
            files, scopes, self._records, self._memory, self._options.read, self._options.retry
        )
        todo = plan.of("add", "change")
        begun = bool(todo or plan.of("delete"))
        if before is not None and begun:
            self._store.write_manifest(replace(before, complete=False))
        rows += [self._kept(each) for each in plan.of("keep")]
        rows += [self._skipped(each) for each in plan.of("skip")]
        rows += self._read_and_store(todo)
        rows += self._remove(scopes)
        self._finish(before, begun, today)
        self._memory.forget(scopes, files)
        return sorted(self._with_same_texts(rows), key=lambda row: row.path)

    def _of_other_builds(self, files: Sequence[File]) -> tuple[list[File], list[FileReport]]:
        """Give what another model made from files elsewhere: it must be embedded anew as well."""
        known = set(files)
        more: list[File] = []
        lost: list[FileReport] = []
        for record in self._store.documents_of_other_builds(self._build).values():
            file = File(Path(record.folder), record.path)
            if file.location.is_file() and file not in known:
                more.append(file)
            elif not file.location.is_file():
                reason = "another model embedded it, and its file is gone"
                lost.append(FileReport(record.path, "removed", record.id, reason=reason))
        return more, lost

    def _kept(self, each: PlannedFile) -> FileReport:
        record = each.record
        assert record is not None
        self._owner[record.id] = each.file
        self._memory.succeeded(each.file)  # what failed there has given way to what was read before
        if (record.folder, record.path) != (str(each.file.folder), each.file.path):
            record = replace(record, folder=str(each.file.folder), path=each.file.path)
            self._store.rename(self._build, record)
        return FileReport(
            each.file.path,
            "unchanged",
            record.id,
            record.language,
            record.pages,
            record.passages,
            record.reader,
        )

    def _skipped(self, each: PlannedFile) -> FileReport:
        assert each.problem is not None
        if each.record is not None:
            self._owner[each.record.id] = each.file  # what is stored of it stays
        outcome: Outcome = "failed"
        if each.problem == "unsupported":
            outcome = "unsupported"
        elif each.known:
            outcome = "not retried"
        return FileReport(each.file.path, outcome, problem=each.problem, reason=each.reason)

    def _read_and_store(self, todo: Sequence[PlannedFile]) -> list[FileReport]:
        if not todo:
            return []
        options = self._options
        self._reread = {each.file for each in todo}
        tasks = [Task(each.file, each.digest, options.read) for each in todo]
        self._work.files = len(todo)
        processes = options.processes or os.cpu_count() or 1
        workers = Workers(min(processes, len(todo)), self._work.page)
        rows: list[FileReport] = []
        try:
            for each, result in zip(todo, workers.read(tasks), strict=True):
                rows.append(self._stored(each, result))
                self._work.finished(result.task)
        finally:
            workers.close()
        return rows

    def _stored(self, each: PlannedFile, result: ReadFile) -> FileReport:
        if result.document is None:
            return self._failed(each, result)
        name = result.document.id
        record = document_record(
            result.document, each.digest, each.file, result.passages, result.reader
        )
        row = FileReport(
            each.file.path,
            "added",
            name,
            record.language,
            record.pages,
            record.passages,
            result.reader,
            dict(Counter(page.reader for page in result.pages if page.reader)) or None,
            tuple(
                PageProblem(page.number, page.reader, page.problem or page.note)
                for page in result.pages
                if page.problem or page.note
            ),
            result.seconds,
            warnings=result.findings,
        )
        holder = self._holder(name, each.file)
        if holder is not None:
            same = self._records[name].text_hash == record.text_hash
            if same:
                return replace(row, outcome="duplicate", reason=f"same document as {holder.path}")
            reason = f"its id {name} is also in {holder.location}; give it another"
            return replace(row, outcome="failed", problem="conflict", reason=reason)
        self._store.put(self._build, self._embed(result, record), new=name not in self._records)
        self._memory.succeeded(each.file)
        self._owner[name] = each.file
        replaced = self._records.get(name)
        self._ghosts += _vectors(replaced) if replaced else 0
        outcome: Outcome = "changed" if replaced else "added"
        self._records[name] = record
        self._touched.append(name)
        return replace(row, outcome=outcome)

    def _failed(self, each: PlannedFile, result: ReadFile) -> FileReport:
        problem = result.problem or "damaged"
        if each.record is not None:
            self._owner.setdefault(each.record.id, each.file)  # what is stored of it stays
        key = attempt(each.digest, self._options.read)
        self._memory.failed(each.file, Failure(key, problem, result.reason))
        return FileReport(
            each.file.path,
            "unsupported" if problem == "unsupported" else "failed",
            seconds=result.seconds,
            problem=problem,
            reason=result.reason,
        )

    def _holder(self, name: str, file: File) -> File | None:
        """Give the other file that has the id `name`, None where `file` may have it."""
        if name in self._owner:
            return self._owner[name] if self._owner[name] != file else None
        record = self._records.get(name)
        if record is None:
            return None
        other = File(Path(record.folder), record.path)
        # A file that is itself read anew in this run tells by then whether it still has the id.
        free = other == file or other in self._reread or not other.location.is_file()
        return None if free else other

    def _embed(self, result: ReadFile, record: DocumentRecord) -> StoredDocument:
        assert result.document is not None
        passages = result.passages
        units = [(p.id, number, unit) for p in passages for number, unit in p.quotable]
        texts = [passage.embedded for passage in passages]
        texts += [unit.reading for _, _, unit in units]
        vectors = self._embedder.documents(
            texts, lambda done: self._work.embedded(result.task, done / len(texts))
        )
        count = len(passages)
        return StoredDocument(
            record,
            result.document.text,
            passages,
            vectors[:count],
            [unit_id(passage, number) for passage, number, _ in units],
            vectors[count:],
        )

    def _remove(self, scopes: Sequence[Path]) -> list[FileReport]:
        rows: list[FileReport] = []
        for record in list(self._records.values()):
            place = Path(record.folder) / record.path
            if record.id in self._owner or not any(map(place.is_relative_to, scopes)):
                continue
            self._store.remove(self._build, record.id)
            self._touched.append(record.id)
            self._ghosts += _vectors(record)
            del self._records[record.id]
            rows.append(FileReport(record.path, "removed", record.id, record.language))
        return rows

    def _finish(self, before: Manifest | None, begun: bool, today: str) -> None:
        stamp = _stamp(self._build, self._records)
        mirrored = before is not None and before.complete and self._derived.stamp == before.stamp
        if not mirrored:
            self._derived.rebuild(self._store, self._build, stamp)
        elif self._derived.stamp != stamp:
            new = [self._records[name] for name in self._touched if name in self._records]
            passages = list(self._store.passages_of(self._build, new))
            self._derived.update(self._touched, passages, stamp)
        ghosts = self._ghosts + (before.ghosts if before else 0)
        if before is None or before.stamp != stamp:
            centroids = self._store.centroids(self._build)
            written = replace(
                self._manifest, stamp=stamp, written_on=today, ghosts=ghosts, centroids=centroids
            )
            self._store.write_manifest(written)
        elif begun or not before.complete:
            self._store.write_manifest(replace(before, complete=True, ghosts=ghosts))
        if before is None:
            self._store.remove_other_builds(self._build)

    def _with_same_texts(self, rows: Iterable[FileReport]) -> list[FileReport]:
        texts: dict[str, list[str]] = {}
        for record in self._records.values():
            texts.setdefault(record.text_hash, []).append(record.id)
        told: list[FileReport] = []
        for row in rows:
            known = self._records.get(row.document)
            if known is not None and row.outcome in ("added", "changed", "unchanged"):
                others = [name for name in texts[known.text_hash] if name != known.id]
                row = replace(row, same_text_as=tuple(others))
            told.append(row)
        return told

    def report(self, rows: Sequence[FileReport], seconds: float) -> IngestReport:
        return IngestReport(
            rows,
            len(self._records),
            sum(record.passages for record in self._records.values()),
            sum(record.sentences for record in self._records.values()),
            self._embedder.name,
            round(seconds, 1),
        )


class _Work:
    """How far a run is: files done, and parts of those that are being read or embedded."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._done = 0
        self._parts: dict[File, float] = {}
        self.files = 0

    def page(self, task: Task, page: PageDone) -> None:
        what = f"{task.file.path} (page {page.done}/{page.total})"
        self._tell(task, _READING * page.done / max(page.total, 1), what)

    def embedded(self, task: Task, share: float) -> None:
        self._tell(task, _READING + (1 - _READING) * share, task.file.path)

    def finished(self, task: Task) -> None:
        self._parts.pop(task.file, None)
        self._done += 1
        self._progress(float(self._done), self.files, "")

    def _tell(self, task: Task, part: float, what: str) -> None:
        self._parts[task.file] = part
        # Several files are read at once, in threads: the parts may grow while they are summed.
        self._progress(self._done + sum(list(self._parts.values())), self.files, what)


def _manifest(embedder: Embedder) -> Manifest:
    return Manifest(embedder.name, embedder.fingerprint, embedder.dimensions)


def _vectors(record: DocumentRecord) -> int:
    return record.passages + record.sentences


def _stamp(build: str, records: Mapping[str, DocumentRecord]) -> str:
    content = "\n".join(f"{name} {records[name].hash}" for name in sorted(records))
    return hashlib.sha256(f"{build}\n{content}".encode()).hexdigest()[:16]
