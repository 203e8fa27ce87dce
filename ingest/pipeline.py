"""The run from folder to index: only what changed is read and embedded."""

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.document import LANGUAGES, Document
from ingest.embed import Embedder
from ingest.errors import IngestError, UnreadableError
from ingest.lexical import LexicalIndex
from ingest.manifest import Centroids, Manifest
from ingest.passage import Passage, Unit
from ingest.read import read
from ingest.reading import ReadOptions
from ingest.records import DocumentRecord, document_record
from ingest.report import FileReport, IngestReport
from ingest.scan import File, scan
from ingest.split import split
from ingest.store import Store, StoredDocument, unit_id

Progress = Callable[[int, int, str], None]
LEXICAL = "lexical"


@dataclass(frozen=True)
class _Changed:
    file: File
    digest: str
    document: Document
    passages: Sequence[Passage]
    known: bool

    @property
    def texts(self) -> int:
        return sum(1 + len(list(quotable(passage))) for passage in self.passages)


def quotable(passage: Passage) -> Iterator[tuple[int, Unit]]:
    """Give the units of a passage that can be quoted, with their numbers."""
    for number, unit in enumerate(passage.units):
        if unit.kind != "note":
            yield number, unit


def ingest(
    folder: Path,
    paths: Sequence[Path],
    embedder: Embedder,
    today: str,
    chroma: str = "",
    progress: Progress = lambda done, total, what: None,
) -> IngestReport:
    """Bring the index in `folder` in line with the documents under `paths`.

    Documents that came from other paths stay. A file that can't be read is a row of the report,
    and what was stored of it before stays. `progress` gets texts embedded, texts in all, document.
    """
    started = time.monotonic()
    files = scan(paths)
    with _locked(folder):
        store = Store(folder, chroma, create=True)
        try:
            run = _Run(folder, store, embedder, progress)
            rows = run.run(files, [path.resolve() for path in paths], today)
            return run.report(rows, time.monotonic() - started)
        finally:
            store.close()


class _Run:
    """One ingestion under the lock."""

    def __init__(self, folder: Path, store: Store, embedder: Embedder, progress: Progress) -> None:
        self._store = store
        self._embedder = embedder
        self._progress = progress
        self._lexical = LexicalIndex(folder / LEXICAL)
        self._manifest = Manifest(embedder.name, embedder.fingerprint, embedder.dimensions)
        self._build = self._manifest.build

    def run(self, files: Sequence[File], scopes: Sequence[Path], today: str) -> list[FileReport]:
        before = self._store.manifest_or_none()
        if before is not None and before.build != self._build:
            before = None  # what another model made is replaced as a whole
        if before is None or not before.complete:
            self._store.remove_leftovers(self._build)
        records = self._store.documents(self._build)
        rows, changed = self._plan(files, records)
        seen = {row.document for row in rows} | {item.document.id for item in changed}
        failed = {row.path for row in rows if row.outcome in ("failed", "unsupported")}
        gone = [
            record
            for record in records.values()
            if record.id not in seen
            and record.path not in failed
            and any(_within(record, scope) for scope in scopes)
        ]
        if before is not None and (changed or gone):
            self._store.write_manifest(replace(before, complete=False))
        rows += self._remove(gone)
        rows += self._store_all(changed)
        self._finish(before, changed, gone, today)
        return sorted(rows, key=lambda row: row.path)

    def _plan(
        self, files: Sequence[File], records: dict[str, DocumentRecord]
    ) -> tuple[list[FileReport], list[_Changed]]:
        by_path = {(record.folder, record.path): record for record in records.values()}
        rows: list[FileReport] = []
        changed: list[_Changed] = []
        owner: dict[str, str] = {}
        for file in files:
            try:
                digest = file.digest()
                record = by_path.get((str(file.folder), file.path))
                if record is not None and record.hash == digest and record.id not in owner:
                    owner[record.id] = file.path
                    rows.append(_kept(file, record))
                    continue
                document = read(file, ReadOptions()).document
            except (UnreadableError, OSError) as error:
                unsupported = isinstance(error, UnreadableError) and error.problem == "unsupported"
                reason = str(error) if isinstance(error, UnreadableError) else "cannot be opened"
                rows.append(
                    FileReport(file.path, "unsupported" if unsupported else "failed", reason=reason)
                )
                continue
            if document.id in owner:
                reason = f"its id {document.id} is also in {owner[document.id]}; give it another"
                rows.append(FileReport(file.path, "failed", document.id, reason=reason))
                continue
            owner[document.id] = file.path
            record = records.get(document.id)
            if record is not None and record.hash == digest:
                moved = replace(record, folder=str(file.folder), path=file.path)
                self._store.rename(self._build, moved)
                rows.append(_kept(file, moved))
                continue
            passages = split(document, f"{document.id}@{digest[:8]}")
            changed.append(_Changed(file, digest, document, passages, record is not None))
        return rows, changed

    def _remove(self, gone: Sequence[DocumentRecord]) -> list[FileReport]:
        for record in gone:
            self._store.remove(self._build, record.id)
        return [FileReport(record.path, "removed", record.id, record.language) for record in gone]

    def _store_all(self, changed: Sequence[_Changed]) -> list[FileReport]:
        total = sum(item.texts for item in changed)
        done = 0
        rows: list[FileReport] = []
        for item in changed:
            self._progress(done, total, item.document.id)
            self._store.put(self._build, self._embed(item))
            done += item.texts
            rows.append(
                FileReport(
                    item.file.path,
                    "changed" if item.known else "added",
                    item.document.id,
                    item.document.language,
                    len(item.passages),
                )
            )
        if total:
            self._progress(total, total, "")
        return rows

    def _embed(self, item: _Changed) -> StoredDocument:
        units = [(p.id, number, unit) for p in item.passages for number, unit in quotable(p)]
        texts = [passage.embedded for passage in item.passages]
        texts += [unit.reading for _, _, unit in units]
        vectors = self._embedder.documents(texts)
        count = len(item.passages)
        record = document_record(
            item.document, item.digest, str(item.file.folder), item.file.path, count
        )
        return StoredDocument(
            record,
            item.document.text,
            item.passages,
            vectors[:count],
            [unit_id(passage, number) for passage, number, _ in units],
            vectors[count:],
        )

    def _finish(
        self,
        before: Manifest | None,
        changed: Sequence[_Changed],
        gone: Sequence[DocumentRecord],
        today: str,
    ) -> None:
        stamp = _stamp(self._build, self._store.documents(self._build))
        if before is not None and before.complete and before.stamp == stamp:
            if self._lexical.stamp != stamp:
                rebuild_lexical(self._lexical, self._store, self._build, stamp)
            return
        mirrored = before is not None and before.complete and self._lexical.stamp == before.stamp
        if mirrored and self._lexical.stamp:
            left = [record.id for record in gone] + [item.document.id for item in changed]
            new = [passage for item in changed for passage in item.passages]
            self._lexical.update(left, new, stamp)
        else:
            rebuild_lexical(self._lexical, self._store, self._build, stamp)
        centroids = {}
        for language in LANGUAGES:
            passages = self._store.mean("passages", self._build, language)
            sentences = self._store.mean("sentences", self._build, language)
            if passages is not None and sentences is not None:
                centroids[language] = Centroids(passages, sentences)
        self._store.write_manifest(
            replace(self._manifest, stamp=stamp, written_on=today, centroids=centroids)
        )
        self._store.remove_other_builds(self._build)

    def report(self, rows: Sequence[FileReport], seconds: float) -> IngestReport:
        records = self._store.documents(self._build)
        return IngestReport(
            rows,
            len(records),
            self._store.count("passages", self._build),
            self._store.count("sentences", self._build),
            self._embedder.name,
            round(seconds, 1),
        )


def rebuild_lexical(lexical: LexicalIndex, store: Store, build: str, stamp: str) -> None:
    """Make the lexical index anew from what the store holds."""
    lexical.clear()
    lexical.update([], store.all_passages(build), stamp)


def _kept(file: File, record: DocumentRecord) -> FileReport:
    return FileReport(file.path, "unchanged", record.id, record.language, record.passages)


def _within(record: DocumentRecord, scope: Path) -> bool:
    location = Path(record.folder) / record.path
    return location == scope or location.is_relative_to(scope)


def _stamp(build: str, records: dict[str, DocumentRecord]) -> str:
    content = "\n".join(f"{record.id} {record.hash}" for record in records.values())
    return hashlib.sha256(f"{build}\n{content}".encode()).hexdigest()[:16]


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "ingest.lock", timeout=0):
            owner = folder / "ingest.owner"
            owner.write_text(str(os.getpid()), encoding="utf-8")
            yield
            owner.unlink(missing_ok=True)
    except Timeout as error:
        owner = folder / "ingest.owner"
        who = f"process {owner.read_text(encoding='utf-8')}" if owner.is_file() else "another run"
        raise IngestError(
            f"{who} is writing the index in {folder}; wait for it to end, then run this again"
        ) from error
    except OSError as error:
        raise IngestError(
            f"{folder}: the index cannot be written ({error.strerror}); choose another folder "
            "with --index"
        ) from error
