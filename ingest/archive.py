"""An index as one file, to be kept or moved to another machine or a Chroma server."""

import io
import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from ingest.derived import Derived
from ingest.errors import StoreError
from ingest.lock import writing
from ingest.manifest import Manifest, load_manifest
from ingest.passage import Passage
from ingest.records import dump_document, dump_passage, load_document, load_passage
from ingest.store import Store, StoredDocument

_MANIFEST = "manifest.json"
Progress = Callable[[int, int], None]


def export_index(
    folder: Path, chroma: str, file: Path, progress: Progress = lambda done, total: None
) -> int:
    """Write the index to a file, in one step; gives the number of documents."""
    with writing(folder):
        store = Store(folder, chroma)
        try:
            manifest = complete_manifest(store)
            total = len(store.documents(manifest.build))
            draft = file.with_name(file.name + ".tmp")
            with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                archive.writestr(_MANIFEST, manifest.dump())
                for number, stored in enumerate(store.stored(manifest.build)):
                    _write(archive, f"{number:06d}", stored)
                    progress(number + 1, total)
            os.replace(draft, file)
            return total
        finally:
            store.close()


def import_index(
    folder: Path, chroma: str, file: Path, progress: Progress = lambda done, total: None
) -> int:
    """Fill an empty index from a file; gives the number of documents.

    Raises StoreError when the file is no such archive or damaged, and when the index holds
    documents: they are not replaced.
    """
    with _opened(file) as archive, writing(folder):
        manifest = load_manifest(archive.read(_MANIFEST).decode())
        names = sorted(name[:-5] for name in archive.namelist() if name.endswith(".json"))
        names.remove(_MANIFEST[:-5])
        store = Store(folder, chroma, create=True)
        try:
            known = store.manifest_or_none()
            if known is not None and store.documents(known.build):
                raise StoreError(
                    f"The index in {store.place} holds documents already; name an empty folder "
                    "with --index"
                )
            for number, name in enumerate(names):
                store.put(manifest.build, _read(archive, name), new=True)
                progress(number + 1, len(names))
            derived = Derived(folder)
            derived.rebuild(store, manifest.build, manifest.stamp)
            derived.close()
            store.write_manifest(replace(manifest, ghosts=0))
            return len(names)
        finally:
            store.close()


def complete_manifest(store: Store) -> Manifest:
    """Give the manifest of an index that is whole, or say what to do first."""
    manifest = store.written_manifest()
    if not manifest.complete:
        raise StoreError(f"A run on {store.place} was stopped; run `harbour ingest` first")
    return manifest


def _write(archive: zipfile.ZipFile, name: str, stored: StoredDocument) -> None:
    record = {
        "record": dump_document(stored.record),
        "text": stored.text,
        "passages": [
            {"id": each.id, "text": each.text, "metadata": dump_passage(each, stored.record.hash)}
            for each in stored.passages
        ],
        "units": list(stored.unit_ids),
    }
    archive.writestr(f"{name}.json", json.dumps(record, ensure_ascii=False))
    vectors = io.BytesIO()
    np.save(vectors, np.concatenate([stored.passage_vectors, stored.unit_vectors]))
    archive.writestr(f"{name}.npy", vectors.getvalue())


def _read(archive: zipfile.ZipFile, name: str) -> StoredDocument:
    fields = json.loads(archive.read(f"{name}.json"))
    vectors = np.load(io.BytesIO(archive.read(f"{name}.npy")), allow_pickle=False)
    passages: list[Passage] = [
        load_passage(each["id"], each["text"], each["metadata"]) for each in fields["passages"]
    ]
    count = len(passages)
    return StoredDocument(
        load_document(fields["record"]),
        fields["text"],
        passages,
        vectors[:count],
        fields["units"],
        vectors[count:],
    )


def _opened(file: Path) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(file)
        broken = archive.testzip()
        if broken is None and _MANIFEST in archive.namelist():
            return archive
    except OSError as error:
        raise StoreError(
            f"{file}: cannot be read ({error.strerror}); name a file that `harbour export` wrote"
        ) from error
    except zipfile.BadZipFile:
        pass
    raise StoreError(f"{file}: damaged, or not written by `harbour export`; export it again")
