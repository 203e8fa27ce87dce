"""The Chroma store: passages and sentence vectors by language, documents, and the manifest.

Chroma is the one source of truth. A document's record is its switch: passages are added under
the hash of the file first, then the record is written, then what another hash left is deleted;
a reader takes only passages whose hash is the record's.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import chromadb
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.api.models.Collection import Collection
from chromadb.api.types import Where
from chromadb.config import Settings as ChromaSettings
from numpy.typing import NDArray

from corpus.document import LANGUAGES, Language
from ingest.errors import ManifestError, StoreError
from ingest.manifest import Manifest, Vectors, load_manifest
from ingest.passage import Passage
from ingest.records import (
    DocumentRecord,
    Metadata,
    dump_document,
    dump_passage,
    load_document,
    load_passage,
)

_ROOT = "harbour"
_PAGE = 2000
# Wide enough to be exact on thousands of vectors: a missed neighbour is a missed answer, and what
# is missed differs from one graph to the next, so that the same question would rank differently.
_HNSW = {"space": "cosine", "ef_construction": 200, "ef_search": 1000, "max_neighbors": 32}


@dataclass(frozen=True)
class Hit:
    """A stored vector near to a query: its id and cosine."""

    id: str
    cosine: float


@dataclass(frozen=True)
class StoredDocument:
    """A document ready to be stored: vectors of its passages, and of the units of each."""

    record: DocumentRecord
    text: str
    passages: Sequence[Passage]
    passage_vectors: Vectors
    unit_ids: Sequence[str]
    unit_vectors: Vectors


def unit_id(passage: str, number: int) -> str:
    """Give the id under which the vector of a passage's unit is stored."""
    return f"{passage}#{number}"


def passage_of(unit: str) -> str:
    """Give the passage of a unit's id."""
    return unit.rpartition("#")[0]


class Store:
    """One index in Chroma, embedded in a folder or on a server."""

    def __init__(self, folder: Path, url: str = "", create: bool = False) -> None:
        """Connect; without `create` a missing index is an error."""
        self.place = url or str(folder)
        if not url and not create and not (folder / "chroma").is_dir():
            raise StoreError(f"There is no index in {folder}; run `harbour ingest` first")
        with self.translated():
            self._client = _server(url) if url else _embedded(folder / "chroma")
            self._root = self._root_collection(create)
        self._cache: dict[str, Collection] = {}

    def _root_collection(self, create: bool) -> Collection:
        if create:
            return self._client.get_or_create_collection(_ROOT, embedding_function=None)
        names = {collection.name for collection in self._client.list_collections()}
        if _ROOT not in names:
            raise StoreError(f"There is no index in {self.place}; run `harbour ingest` first")
        return self._client.get_collection(_ROOT, embedding_function=None)

    def close(self) -> None:
        """Let go of the folder."""
        cast(Client, self._client).close()  # chromadb's factories name only the interface

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turn the store's own errors into one line."""
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

    # -- manifest ---------------------------------------------------------------------------

    def manifest(self) -> Manifest | None:
        """Give the manifest, None where nothing was ever stored."""
        with self.translated():
            # A fresh look: another process may have written since.
            root = self._client.get_collection(_ROOT, embedding_function=None)
            text = (root.metadata or {}).get("manifest")
        return None if text is None else load_manifest(str(text))

    def manifest_or_none(self) -> Manifest | None:
        """Give the manifest, None also where it is of another version or damaged."""
        try:
            return self.manifest()
        except ManifestError:
            return None

    def write_manifest(self, manifest: Manifest) -> None:
        """Write the manifest: the switch that makes a build the one that is read."""
        with self.translated():
            self._root.modify(metadata={"manifest": manifest.dump()})

    # -- writing ----------------------------------------------------------------------------

    def put(self, build: str, stored: StoredDocument) -> None:
        """Store a document, replacing what was there of it."""
        record, language = stored.record, stored.record.language
        with self.translated():
            self._add(
                self._collection("passages", build, language),
                [passage.id for passage in stored.passages],
                stored.passage_vectors,
                [dump_passage(passage, record.hash) for passage in stored.passages],
                [passage.text for passage in stored.passages],
            )
            owner: dict[str, str | int] = {"document": record.id, "hash": record.hash}
            self._add(
                self._collection("sentences", build, language),
                list(stored.unit_ids),
                stored.unit_vectors,
                [owner for _ in stored.unit_ids],
            )
            self._collection("documents", build).upsert(
                ids=[record.id],
                embeddings=stored.passage_vectors.mean(axis=0, keepdims=True),
                metadatas=[dump_document(record)],
                documents=[stored.text],
            )
            stale: Where = {
                "$and": [{"document": record.id}, {"hash": {"$ne": record.hash}}]  # type: ignore[dict-item] # Chroma's type wants literals
            }
            self._sweep(build, stale)

    def rename(self, build: str, record: DocumentRecord) -> None:
        """Write the record of a document whose file moved and whose content did not change."""
        with self.translated():
            self._collection("documents", build).update(
                ids=[record.id], metadatas=[dump_document(record)]
            )

    def remove(self, build: str, document: str) -> None:
        """Take a document out."""
        with self.translated():
            self._collection("documents", build).delete(ids=[document])
            self._sweep(build, {"document": document})

    def remove_leftovers(self, build: str) -> None:
        """Delete passages that no record owns: what a run that was stopped had begun."""
        owned = {(record.id, record.hash) for record in self.documents(build).values()}
        with self.translated():
            for language in LANGUAGES:
                for kind in ("passages", "sentences"):
                    collection = self._collection(kind, build, language)
                    stray = [
                        str(name)
                        for page in _pages(collection, ["metadatas"])
                        for name, meta in zip(page["ids"], page["metadatas"], strict=True)
                        if (meta["document"], meta["hash"]) not in owned
                    ]
                    most = self._client.get_max_batch_size()
                    for start in range(0, len(stray), most):
                        collection.delete(ids=stray[start : start + most])

    def remove_other_builds(self, build: str) -> None:
        """Delete the collections of earlier builds."""
        with self.translated():
            for collection in self._client.list_collections():
                name = collection.name
                if name != _ROOT and not name.endswith(build):
                    self._client.delete_collection(name)

    def _sweep(self, build: str, where: Where) -> None:
        for language in LANGUAGES:
            for kind in ("passages", "sentences"):
                self._collection(kind, build, language).delete(where=where)

    def _add(
        self,
        collection: Collection,
        ids: Sequence[str],
        vectors: Vectors,
        metadatas: Sequence[dict[str, str | int]],
        documents: Sequence[str] | None = None,
    ) -> None:
        most = self._client.get_max_batch_size()
        for start in range(0, len(ids), most):
            span = slice(start, start + most)
            collection.upsert(
                ids=list(ids[span]),
                embeddings=vectors[span],
                metadatas=list(metadatas[span]),
                documents=None if documents is None else list(documents[span]),
            )

    # -- reading ----------------------------------------------------------------------------

    def documents(self, build: str) -> dict[str, DocumentRecord]:
        """Give the records of all documents by id."""
        records: dict[str, DocumentRecord] = {}
        with self.translated():
            for page in _pages(self._collection("documents", build), ["metadatas"]):
                for metadata in page["metadatas"]:
                    record = load_document(metadata)
                    records[record.id] = record
        return dict(sorted(records.items()))

    def text(self, build: str, document: str) -> str:
        """Give the whole text of a document as it was indexed, empty if it is not there."""
        with self.translated():
            found = self._collection("documents", build).get(ids=[document], include=["documents"])
        return (found["documents"] or [""])[0]

    def passages(self, build: str, language: Language, ids: Sequence[str]) -> dict[str, Passage]:
        """Give passages by id."""
        if not ids:
            return {}
        with self.translated():
            found = self._collection("passages", build, language).get(
                ids=list(ids), include=["metadatas", "documents"]
            )
        return {
            name: load_passage(name, text, cast(Metadata, metadata))
            for name, text, metadata in zip(
                found["ids"], found["documents"] or [], found["metadatas"] or [], strict=True
            )
        }

    def all_passages(self, build: str) -> Iterator[Passage]:
        """Give every passage that is stored."""
        for language in LANGUAGES:
            collection = self._collection("passages", build, language)
            for page in _pages(collection, ["metadatas", "documents"]):
                for name, text, metadata in zip(
                    page["ids"], page["documents"], page["metadatas"], strict=True
                ):
                    yield load_passage(str(name), str(text), metadata)

    def count(self, kind: str, build: str) -> int:
        """Give how many vectors of `kind` there are in all languages."""
        with self.translated():
            return sum(self._collection(kind, build, each).count() for each in LANGUAGES)

    def mean(self, kind: str, build: str, language: Language) -> Vectors | None:
        """Give the mean of the unit vectors of one language, None where it has none."""
        total: NDArray[np.float64] | None = None
        count = 0
        with self.translated():
            for page in _pages(self._collection(kind, build, language), ["embeddings"]):
                vectors = np.asarray(page["embeddings"], dtype=np.float64)
                total = vectors.sum(axis=0) if total is None else total + vectors.sum(axis=0)
                count += len(vectors)
        return None if total is None else (total / count).astype(np.float32)

    def nearest(
        self,
        kind: str,
        build: str,
        language: Language,
        vector: Vectors,
        most: int,
        documents: Sequence[str] | None = None,
    ) -> list[Hit]:
        """Give the vectors of `kind` nearest to a query vector, best first, within `documents`."""
        if documents is not None and not documents:
            return []
        collection = self._collection(kind, build, language)
        where = None if documents is None else {"document": {"$in": list(documents)}}
        with self.translated():
            found = collection.query(
                query_embeddings=cast(list[Sequence[float]], [vector]),
                n_results=most,
                where=where,  # type: ignore[arg-type] # its own recursive type
                include=["distances"],  # ids say whose they are; metadata would cost a look-up each
            )
        distances = (found["distances"] or [[]])[0]
        hits = [
            Hit(name, 1.0 - float(distance))
            for name, distance in zip(found["ids"][0], distances, strict=True)
        ]
        return sorted(hits, key=lambda hit: (-hit.cosine, hit.id))

    def vectors(
        self, kind: str, build: str, language: Language, ids: Sequence[str]
    ) -> dict[str, Vectors]:
        """Give stored vectors by id."""
        if not ids:
            return {}
        with self.translated():
            found = self._collection(kind, build, language).get(
                ids=list(ids), include=["embeddings"]
            )
        vectors = np.asarray(found["embeddings"], dtype=np.float32)
        return dict(zip(found["ids"], vectors, strict=True))

    def _collection(self, kind: str, build: str, language: Language | None = None) -> Collection:
        name = "-".join(part for part in (kind, language, build) if part)
        if name not in self._cache:
            self._cache[name] = self._client.get_or_create_collection(
                name,
                embedding_function=None,
                configuration=cast(CreateCollectionConfiguration, {"hnsw": _HNSW}),
            )
        return self._cache[name]


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


def _pages(collection: Collection, include: list[str]) -> Iterator[dict[str, list[Metadata]]]:
    # Read in pages: a get without a limit loads the whole collection.
    for offset in range(0, collection.count(), _PAGE):
        yield collection.get(  # type: ignore[misc] # a TypedDict of optional lists
            limit=_PAGE,
            offset=offset,
            include=include,  # type: ignore[arg-type] # literals
        )
