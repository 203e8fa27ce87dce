"""What Chroma holds: passages and sentence vectors by language, documents, and the manifest.

Chroma is the one source of truth. A document's record is its switch: passages are added under
the hash of the file first, then the record is written, then what another hash left is deleted;
a reader takes only passages whose hash is the record's.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
from chromadb.api.models.Collection import Collection
from chromadb.api.types import Where
from numpy.typing import NDArray

from corpus.document import LANGUAGES, Language
from ingest.chroma import Connection, pages
from ingest.errors import ManifestError, StoreError
from ingest.manifest import Centroids, Manifest, Vectors, load_manifest
from ingest.passage import Passage
from ingest.records import (
    DocumentRecord,
    Metadata,
    dump_document,
    dump_passage,
    load_document,
    load_passage,
)

_PAGE = 2000


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
        self._chroma = Connection(folder, url, create)
        self.place = self._chroma.place

    def close(self) -> None:
        """Let go of the folder."""
        self._chroma.close()

    def generation(self) -> int:
        """Give a number that every change of content raises; odd while one is being made."""
        with self._chroma.translated():
            return self._chroma.generation()

    # -- manifest ---------------------------------------------------------------------------

    def manifest(self) -> Manifest | None:
        """Give the manifest, None where nothing was ever stored."""
        with self._chroma.translated():
            text = self._chroma.root_metadata().get("manifest")
        return None if text is None else load_manifest(str(text))

    def manifest_or_none(self) -> Manifest | None:
        """Give the manifest, None also where it is of another version or damaged."""
        try:
            return self.manifest()
        except ManifestError:
            return None

    def written_manifest(self) -> Manifest:
        """Give the manifest of an index that was written; raises StoreError where none was."""
        manifest = self.manifest()
        if manifest is None or not manifest.stamp:
            raise StoreError(f"The index in {self.place} holds nothing yet; run `harbour ingest`")
        return manifest

    def write_manifest(self, manifest: Manifest) -> None:
        """Write the manifest: the switch that makes a build the one that is read."""
        with self._chroma.translated(), self._chroma.switching():
            self._chroma.root.modify(metadata={"manifest": manifest.dump()})

    # -- writing ----------------------------------------------------------------------------

    def put(self, build: str, stored: StoredDocument, new: bool = False) -> None:
        """Store a document, replacing what was there of it unless it is `new`."""
        record, language = stored.record, stored.record.language
        with self._chroma.translated():
            self._add(
                self._chroma.collection("passages", build, language),
                [passage.id for passage in stored.passages],
                stored.passage_vectors,
                [dump_passage(passage, record.hash) for passage in stored.passages],
                [passage.text for passage in stored.passages],
            )
            owner: dict[str, str | int] = {"document": record.id, "hash": record.hash}
            self._add(
                self._chroma.collection("sentences", build, language),
                list(stored.unit_ids),
                stored.unit_vectors,
                [owner for _ in stored.unit_ids],
            )
            stale: Where = {
                "$and": [{"document": record.id}, {"hash": {"$ne": record.hash}}]  # type: ignore[dict-item] # Chroma's type wants literals
            }
            means = [_mean(stored.passage_vectors), _mean(stored.unit_vectors)]
            with self._chroma.switching():
                self._chroma.collection("documents", build).upsert(
                    ids=[record.id],
                    embeddings=cast(list[Sequence[float]], [np.concatenate(means)]),
                    metadatas=[dump_document(record)],
                    documents=[stored.text],
                )
                if not new:
                    self._sweep(build, stale)

    def rename(self, build: str, record: DocumentRecord) -> None:
        """Write the record of a document whose file moved and whose content did not change."""
        with self._chroma.translated(), self._chroma.switching():
            self._chroma.collection("documents", build).update(
                ids=[record.id], metadatas=[dump_document(record)]
            )

    def remove(self, build: str, document: str) -> None:
        """Take a document out."""
        with self._chroma.translated(), self._chroma.switching():
            self._chroma.collection("documents", build).delete(ids=[document])
            self._sweep(build, {"document": document})

    def remove_leftovers(self, build: str) -> None:
        """Delete passages that no record owns: what a run that was stopped had begun."""
        owned = {(record.id, record.hash) for record in self.documents(build).values()}
        with self._chroma.translated():
            for language in LANGUAGES:
                for kind in ("passages", "sentences"):
                    collection = self._chroma.collection(kind, build, language)
                    stray = [
                        str(name)
                        for page in pages(collection, ["metadatas"])
                        for name, meta in zip(page["ids"], page["metadatas"], strict=True)
                        if (meta["document"], meta["hash"]) not in owned
                    ]
                    most = self._chroma.client.get_max_batch_size()
                    for start in range(0, len(stray), most):
                        collection.delete(ids=stray[start : start + most])

    def remove_other_builds(self, build: str) -> None:
        """Delete the collections of earlier builds."""
        with self._chroma.translated():
            for other in self._chroma.builds() - {build}:
                self._chroma.drop(other)

    def _sweep(self, build: str, where: Where) -> None:
        for language in LANGUAGES:
            for kind in ("passages", "sentences"):
                self._chroma.collection(kind, build, language).delete(where=where)

    def _add(
        self,
        collection: Collection,
        ids: Sequence[str],
        vectors: Vectors,
        metadatas: Sequence[dict[str, str | int]],
        documents: Sequence[str] | None = None,
    ) -> None:
        most = self._chroma.client.get_max_batch_size()
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
        with self._chroma.translated():
            for page in pages(self._chroma.collection("documents", build), ["metadatas"]):
                for metadata in page["metadatas"]:
                    record = load_document(metadata)
                    records[record.id] = record
        return dict(sorted(records.items()))

    def documents_of_other_builds(self, build: str) -> dict[str, DocumentRecord]:
        """Give the records that another model or version left, as far as they can be read."""
        dumped: list[Metadata] = []
        with self._chroma.translated():
            for other in sorted(self._chroma.builds() - {build}):
                for page in pages(self._chroma.collection("documents", other), ["metadatas"]):
                    dumped += page["metadatas"]
        records: dict[str, DocumentRecord] = {}
        for metadata in dumped:
            try:
                record = load_document(metadata)
            except (TypeError, KeyError, ValueError):
                continue  # an older version's records have other fields
            records[record.id] = record
        return records

    def centroids(self, build: str) -> Mapping[Language, Centroids]:
        """Give the mean vectors of each language's passages and sentences.

        They are weighed means of the documents' own means, in the order of ids: the same to the
        last bit however the index came about.
        """
        rows: dict[str, tuple[DocumentRecord, NDArray[np.float64]]] = {}
        with self._chroma.translated():
            documents = self._chroma.collection("documents", build)
            for page in pages(documents, ["metadatas", "embeddings"]):
                for metadata, vector in zip(page["metadatas"], page["embeddings"], strict=True):
                    record = load_document(metadata)
                    rows[record.id] = (record, np.asarray(vector, dtype=np.float64))
        totals: dict[Language, NDArray[np.float64]] = {}
        counts: dict[Language, NDArray[np.float64]] = {}
        for _, (record, means_of) in sorted(rows.items()):
            count = np.array([[record.passages], [record.sentences]], dtype=np.float64)
            language, halves = record.language, means_of.reshape(2, -1)
            totals[language] = totals.get(language, np.zeros_like(halves)) + count * halves
            counts[language] = counts.get(language, np.zeros_like(count)) + count
        means = {each: totals[each] / np.maximum(counts[each], 1) for each in sorted(totals)}
        return {
            each: Centroids(mean[0].astype(np.float32), mean[1].astype(np.float32))
            for each, mean in means.items()
        }

    def text(self, build: str, document: str) -> str:
        """Give the whole text of a document as it was indexed, empty if it is not there."""
        with self._chroma.translated():
            found = self._chroma.collection("documents", build).get(
                ids=[document], include=["documents"]
            )
        return (found["documents"] or [""])[0]

    def passages(self, build: str, language: Language, ids: Sequence[str]) -> dict[str, Passage]:
        """Give passages by id."""
        if not ids:
            return {}
        with self._chroma.translated():
            found = self._chroma.collection("passages", build, language).get(
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
        with self._chroma.translated():
            for language in LANGUAGES:
                collection = self._chroma.collection("passages", build, language)
                for page in pages(collection, ["metadatas", "documents"]):
                    for name, text, metadata in zip(
                        page["ids"], page["documents"], page["metadatas"], strict=True
                    ):
                        yield load_passage(str(name), str(text), metadata)

    def passages_of(self, build: str, records: Sequence[DocumentRecord]) -> Iterator[Passage]:
        """Give the passages of some documents."""
        with self._chroma.translated():
            for record in records:
                found = self._chroma.collection("passages", build, record.language).get(
                    where={"document": record.id}, include=["metadatas", "documents"]
                )
                for name, text, metadata in zip(
                    found["ids"], found["documents"] or [], found["metadatas"] or [], strict=True
                ):
                    yield load_passage(name, text, cast(Metadata, metadata))

    def stored(self, build: str) -> Iterator[StoredDocument]:
        """Give every document with its vectors, in order of the ids."""
        for record in self.documents(build).values():
            passages = {each.id: each for each in self.passages_of(build, [record])}
            names = sorted(passages)
            units = [
                unit_id(name, number) for name in names for number, _ in passages[name].quotable
            ]
            yield StoredDocument(
                record,
                self.text(build, record.id),
                [passages[name] for name in names],
                self._rows("passages", build, record.language, names),
                units,
                self._rows("sentences", build, record.language, units),
            )

    def _rows(self, kind: str, build: str, language: Language, ids: Sequence[str]) -> Vectors:
        found: dict[str, Vectors] = {}
        for start in range(0, len(ids), _PAGE):
            found |= self.vectors(kind, build, language, ids[start : start + _PAGE])
        return np.array([found[name] for name in ids], dtype=np.float32)

    def count(self, kind: str, build: str) -> int:
        """Give how many vectors of `kind` there are in all languages."""
        with self._chroma.translated():
            return sum(self._chroma.collection(kind, build, each).count() for each in LANGUAGES)

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
        collection = self._chroma.collection(kind, build, language)
        where = None if documents is None else {"document": {"$in": list(documents)}}
        with self._chroma.translated():
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
        with self._chroma.translated():
            found = self._chroma.collection(kind, build, language).get(
                ids=list(ids), include=["embeddings"]
            )
        vectors = np.asarray(found["embeddings"], dtype=np.float32)
        return dict(zip(found["ids"], vectors, strict=True))


def _mean(vectors: Vectors) -> Vectors:
    # A document of notes alone has no sentence to quote.
    mean: Vectors = vectors.mean(axis=0) if len(vectors) else np.zeros(vectors.shape[1], np.float32)
    return mean
