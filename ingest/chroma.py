"""The connection to Chroma: a folder on this machine or a server, its collections by build."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import chromadb
from chromadb.api import ClientAPI
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings as ChromaSettings

from corpus.document import Language
from ingest.errors import StoreError
from ingest.lock import locked
from ingest.records import Metadata

# The store in an index's folder, and where it stands while a compacted one takes its place.
FOLDER, OLD_FOLDER = "chroma", "chroma.old"
_ROOT = "harbour"
_PULSE = "harbour-generation"
_PAGE = 2000
_EXCHANGE = 5.0  # seconds that two renames may take
# Wide enough to be exact on thousands of vectors: a missed neighbour is a missed answer, and what
# is missed differs from one graph to the next, so that the same question would rank differently.
# Inner product: vectors have unit length, and a cosine space would scale them again by a last bit.
# What is not in the graph's file yet is put into the graph by each process that asks: by default
# up to 1000 vectors, 0.1 s; a graph of 16,000 is not built more slowly with 100.
_NEAREST = {
    "space": "ip",
    "ef_construction": 200,
    "ef_search": 1000,
    "max_neighbors": 32,
    "sync_threshold": 100,
}
# Means are not of unit length, and are not searched.
_KEPT = {"space": "l2"}


# The generation of a store whose folder was exchanged for another.
REPLACED = -2


class Connection:
    """Chroma, with its errors in one line; a missing index is an error unless `create`."""

    def __init__(self, folder: Path, url: str = "", create: bool = False) -> None:
        """Connect."""
        self.place = url or str(folder)
        if not url:
            _recover(folder)
        self._file = None if url else folder / FOLDER / "chroma.sqlite3"
        if not url and not create and not (folder / FOLDER).is_dir():
            raise StoreError(f"There is no index in {folder}; run `harbour ingest` first")
        with self.translated():
            self.client = _server(url) if url else _embedded(folder / FOLDER)
            self.root = self._root(create)
        self._collections: dict[str, Collection] = {}
        self._inode = self._inode_now()

    def _root(self, create: bool) -> Collection:
        if create:
            self.client.get_or_create_collection(_PULSE, embedding_function=None)
            return self.client.get_or_create_collection(_ROOT, embedding_function=None)
        names = {collection.name for collection in self.client.list_collections()}
        if _ROOT not in names:
            raise StoreError(f"There is no index in {self.place}; run `harbour ingest` first")
        return self.client.get_collection(_ROOT, embedding_function=None)

    def close(self) -> None:
        """Let go of the folder."""
        cast(Client, self.client).close()  # chromadb's factories name only the interface

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turn Chroma's own errors into one line."""
        try:
            yield
        except StoreError:
            raise
        except (MemoryError, KeyboardInterrupt, SystemExit, GeneratorExit):
            raise
        except BaseException as error:  # Chroma's Rust core panics with a BaseException
            if isinstance(error, PermissionError) or "readonly" in str(error).lower():
                hint = "the disk or folder is read-only; choose another with --index"
            elif self.place.startswith("http"):
                hint = "is the Chroma server running there?"
            else:
                hint = "move the folder away and run `harbour ingest`"
            said = str(error).strip().splitlines()[0][:120] if str(error).strip() else "no reason"
            raise StoreError(
                f"The index in {self.place} cannot be used ({said}); {hint}"
            ) from error

    def collection(self, kind: str, build: str, language: Language | None = None) -> Collection:
        """Give the collection of one kind of record, of one language where it has languages."""
        name = "-".join(part for part in (kind, language, build) if part)
        if name not in self._collections:
            hnsw = _KEPT if language is None else _NEAREST
            self._collections[name] = self.client.get_or_create_collection(
                name,
                embedding_function=None,
                configuration=cast(CreateCollectionConfiguration, {"hnsw": hnsw}),
            )
        return self._collections[name]

    def builds(self) -> set[str]:
        """Give the builds of which there are collections."""
        names = [collection.name for collection in self.client.list_collections()]
        return {name.rpartition("-")[2] for name in names if name not in (_ROOT, _PULSE)}

    def drop(self, build: str) -> None:
        """Delete the collections of a build."""
        for collection in self.client.list_collections():
            if collection.name.endswith(f"-{build}"):
                self.client.delete_collection(collection.name)
        self._collections = {}

    def root_metadata(self) -> Metadata:
        """Give the root's metadata as it is now: another process may have written since."""
        return self.client.get_collection(_ROOT, embedding_function=None).metadata or {}

    def generation(self) -> int:
        """Give a number that every change of content raises; odd while one is being made."""
        if self._inode_now() != self._inode:
            return REPLACED
        pulse = self.client.get_collection(_PULSE, embedding_function=None)
        return int((pulse.metadata or {}).get("generation", 0))

    def _inode_now(self) -> int:
        return self._file.stat().st_ino if self._file is not None and self._file.exists() else 0

    @contextmanager
    def switching(self) -> Iterator[None]:
        """Mark the time in which a document is exchanged: what is read in it is read again."""
        pulse = self.client.get_collection(_PULSE, embedding_function=None)
        before = int((pulse.metadata or {}).get("generation", 0))
        odd = before + 1 if before % 2 == 0 else before  # odd: a run was stopped just there
        pulse.modify(metadata={"generation": odd})
        yield
        pulse.modify(metadata={"generation": odd + 1})


def folder_size(folder: Path) -> int:
    """Give the bytes of the files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def pages(collection: Collection, include: list[str]) -> Iterator[dict[str, list[Metadata]]]:
    """Give what a collection holds in pages: a get without a limit loads all of it."""
    for offset in range(0, collection.count(), _PAGE):
        yield collection.get(  # type: ignore[misc] # a TypedDict of optional lists
            limit=_PAGE,
            offset=offset,
            include=include,  # type: ignore[arg-type] # literals
        )


def _recover(folder: Path) -> None:
    """Undo an exchange of stores that was stopped between its two steps."""
    old, current = folder / OLD_FOLDER, folder / FOLDER
    deadline = time.monotonic() + _EXCHANGE
    while old.is_dir() and not current.is_dir() and time.monotonic() < deadline:
        if not locked(folder):
            os.replace(old, current)
        else:
            time.sleep(0.05)  # it is being exchanged just now


def _embedded(folder: Path) -> ClientAPI:
    folder.mkdir(parents=True, exist_ok=True)
    return chromadb.PersistentClient(
        path=str(folder), settings=ChromaSettings(anonymized_telemetry=False)
    )


def _server(url: str) -> ClientAPI:
    parts = urlsplit(url if "//" in url else f"http://{url}")
    secure = parts.scheme == "https"
    return chromadb.HttpClient(
        host=parts.hostname or "localhost",
        port=parts.port or (443 if secure else 8000),
        ssl=secure,
        settings=ChromaSettings(anonymized_telemetry=False),
    )
