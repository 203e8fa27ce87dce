"""The store rebuilt without what was deleted: Chroma's graphs never shrink."""

import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.archive import Progress, complete_manifest
from ingest.chroma import FOLDER, OLD_FOLDER, folder_size
from ingest.lock import writing
from ingest.store import Store

_DRAFT = "chroma.new"


@dataclass(frozen=True)
class Compacted:
    """What a compaction gained; sizes of the store in bytes."""

    documents: int
    ghosts: int
    before: int
    after: int


def compact(folder: Path, progress: Progress = lambda done, total: None) -> Compacted:
    """Copy the store of an index into a new one, and put that in its place."""
    with writing(folder):
        store = Store(folder)
        for left in (_DRAFT, OLD_FOLDER):  # of a compaction that was stopped
            shutil.rmtree(folder / left, ignore_errors=True)
        draft = Store(folder / _DRAFT, create=True)
        try:
            manifest = complete_manifest(store)
            total = len(store.documents(manifest.build))
            for number, stored in enumerate(store.stored(manifest.build)):
                draft.put(manifest.build, stored, new=True)
                progress(number + 1, total)
            draft.write_manifest(replace(manifest, ghosts=0))
        finally:
            store.close()
            draft.close()
        before = folder_size(folder / FOLDER)
        os.replace(folder / FOLDER, folder / OLD_FOLDER)
        os.replace(folder / _DRAFT / FOLDER, folder / FOLDER)
        shutil.rmtree(folder / OLD_FOLDER)
        shutil.rmtree(folder / _DRAFT)
        return Compacted(total, manifest.ghosts, before, folder_size(folder / FOLDER))
