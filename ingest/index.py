"""The index as it is read: passages, vectors, words and records of one build."""

import sqlite3
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from corpus.document import Language
from ingest.derived import Derived
from ingest.errors import IngestError, StoreError
from ingest.lexical import LexicalHit, LexicalIndex
from ingest.lock import locked, writing
from ingest.manifest import Manifest, Vectors
from ingest.passage import Passage
from ingest.records import DocumentRecord
from ingest.repeats import Repeated
from ingest.store import Hit, Store
from ingest.terms import terms

_CACHED_PASSAGES = 20_000
# Vectors looked at for each that is wanted of some documents only, and the most.
_WIDER, _WIDEST = 16, 4000
_TRIES = 5
_PATIENCE = 2.0  # seconds that a reader waits for a document to be exchanged
_Result = TypeVar("_Result")


@dataclass(frozen=True)
class IndexedPassage:
    """A passage with the terms of its text and of its title and headings."""

    passage: Passage
    terms: frozenset[str]
    heading_terms: frozenset[str]


@dataclass
class _Cache:
    most: int
    entries: OrderedDict[str, IndexedPassage] = field(default_factory=OrderedDict)

    def put(self, name: str, entry: IndexedPassage) -> None:
        self.entries[name] = entry
        if len(self.entries) > self.most:
            self.entries.popitem(last=False)


@dataclass(frozen=True)
class _State:
    """What is open: one generation of the index."""

    generation: int
    store: Store
    manifest: Manifest
    documents: Mapping[str, DocumentRecord]
    derived: Derived
    repeated: Repeated
    cache: _Cache

    def close(self) -> None:
        self.derived.close()
        self.store.close()


class Index:
    """What ingestion made, open for reading, also while an ingestion goes on."""

    def __init__(self, folder: Path, model: str, fingerprint: str, chroma: str = "") -> None:
        """Open the index; it must have been made with the model of this fingerprint."""
        self._place = (folder, model, fingerprint, chroma)
        self._state = _open(*self._place)
        self._readers = 0
        self._change = threading.Condition()

    @property
    def manifest(self) -> Manifest:
        """How the index was made."""
        return self._state.manifest

    @property
    def documents(self) -> Mapping[str, DocumentRecord]:
        """The records of all documents by id."""
        return self._state.documents

    @property
    def lexical(self) -> LexicalIndex:
        """The index of words."""
        return self._state.derived.lexical

    @property
    def repeated(self) -> Repeated:
        """What stands in several places."""
        return self._state.repeated

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of which there are passages."""
        return tuple(self.manifest.centroids)

    def close(self) -> None:
        """Let go of the store."""
        self._state.close()

    def consistently(self, read: Callable[[], _Result]) -> _Result:
        """Give what `read` gives of the index as it is now.

        When a document was exchanged meanwhile, it reads again: the old document or the new is
        seen, never half of one. Not to be nested.
        """
        for _ in range(_TRIES - 1):
            generation = self._renewed()
            with self._reading():
                try:
                    result = read()
                except StoreError:
                    if self._state.store.generation() == generation:
                        raise
                    continue
                if self._state.store.generation() == generation:
                    return result
        self._renewed()
        with self._reading():
            return read()

    def _renewed(self) -> int:
        """Open the index anew if it has changed; give its generation."""
        generation = self._settled()
        with self._change:
            if generation != self._state.generation:
                self._change.wait_for(lambda: self._readers == 0)
                self._state.close()
                self._state = _open(*self._place)
            return self._state.generation

    def _settled(self) -> int:
        deadline = time.monotonic() + _PATIENCE
        while True:
            with self._reading():
                generation = self._state.store.generation()
            # Odd, and already so when it was opened: an ingestion was stopped just there.
            if generation % 2 == 0 or generation == self._state.generation:
                return generation
            if time.monotonic() > deadline:
                return generation
            time.sleep(0.02)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._change:
            self._readers += 1
        try:
            yield
        finally:
            with self._change:
                self._readers -= 1
                self._change.notify_all()

    def nearest(
        self,
        kind: str,
        language: Language,
        vector: Vectors,
        most: int,
        documents: Sequence[str] | None = None,
    ) -> list[Hit]:
        """Give passages or sentences nearest to a vector, of documents as they are now.

        What says the same counts once towards `most`: copies do not crowd out the rest.
        """

        def search(number: int) -> list[Hit]:
            hits = self._nearest(kind, language, vector, number, documents)
            return [hit for hit in hits if self._live(*_owner(hit.id))]

        def said(hit: Hit) -> str:
            if kind == "sentences":
                return self.repeated.standing(hit.id)[0]
            return self.repeated.group(hit.id)[0]

        return _distinct(search, said, most)

    def _nearest(
        self,
        kind: str,
        language: Language,
        vector: Vectors,
        most: int,
        documents: Sequence[str] | None,
    ) -> list[Hit]:
        store, build = self._state.store, self.manifest.build
        if documents is not None:
            documents = [each for each in documents if self._speaks(each, language)]
            if not documents:
                return []
            # Chroma's filter goes through the metadata of all vectors: 0.1 to 0.24 s of computing
            # in 150,000. Few filters are so narrow that a wider search does not find enough.
            allowed = frozenset(documents)
            near = store.nearest(kind, build, language, vector, min(_WIDER * most, _WIDEST))
            kept = [hit for hit in near if _owner(hit.id)[0] in allowed]
            if len(kept) >= most:
                return kept[:most]
        return store.nearest(kind, build, language, vector, most, documents)

    def _speaks(self, document: str, language: Language) -> bool:
        record = self.documents.get(document)
        return record is not None and record.language == language

    def words(
        self,
        query: Sequence[str],
        language: Language,
        most: int,
        documents: Sequence[str] | None = None,
    ) -> list[LexicalHit]:
        """Give the passages that hold the terms of `query`, best first, copies counting once."""

        def search(number: int) -> list[LexicalHit]:
            hits = self.lexical.search(query, language, number, documents)
            return [hit for hit in hits if self._live(*_owner(hit.passage))]

        return _distinct(search, lambda hit: self.repeated.group(hit.passage)[0], most)

    def passages(self, language: Language, ids: Sequence[str]) -> dict[str, IndexedPassage]:
        """Give passages with their terms, by id."""
        cache = self._state.cache
        missing = [name for name in ids if name not in cache.entries]
        stored = self._state.store.passages(self.manifest.build, language, missing)
        for name, passage in stored.items():
            headings = frozenset(terms(f"{passage.title}\n{passage.section}"))
            cache.put(name, IndexedPassage(passage, frozenset(terms(passage.embedded)), headings))
        return {name: cache.entries[name] for name in ids if name in cache.entries}

    def sentence_vectors(self, language: Language, ids: Sequence[str]) -> dict[str, Vectors]:
        """Give the vectors of units by id."""
        return self._state.store.vectors("sentences", self.manifest.build, language, ids)

    def text(self, document: str) -> str:
        """Give the whole text of a document as it was indexed."""
        return self._state.store.text(self.manifest.build, document)

    def count(self, kind: str) -> int:
        """Give how many passages or sentences there are."""
        return self._state.store.count(kind, self.manifest.build)

    def _live(self, document: str, digest: str) -> bool:
        record = self.documents.get(document)
        return record is not None and record.hash.startswith(digest[:8])


_Found = TypeVar("_Found")


def _distinct(
    search: Callable[[int], list[_Found]], said: Callable[[_Found], str], most: int
) -> list[_Found]:
    """Search wider until `most` different things are found; copies are kept beside them."""
    number = most
    while True:
        found = search(number)
        different = len({said(each) for each in found})
        copies = len(found) - different
        if different >= most or not copies or number >= 8 * most:
            return found
        wider = most + 2 * copies
        if wider <= number:
            return found
        number = wider


def _owner(passage: str) -> tuple[str, str]:
    document, _, rest = passage.rpartition("@")
    return document, rest.partition(":")[0]


def _open(folder: Path, model: str, fingerprint: str, chroma: str) -> _State:
    store = Store(folder, chroma)
    generation = store.generation()
    manifest = store.written_manifest()
    if manifest.fingerprint != fingerprint:
        raise StoreError(
            f"The index was made with embedding model {manifest.model} "
            f"({manifest.fingerprint}), the settings ask for {model} ({fingerprint}); "
            "run `harbour ingest` again or set embedding.model back"
        )
    documents = store.documents(manifest.build)
    derived = _derived(folder, store, manifest)
    cache = _Cache(_CACHED_PASSAGES)
    return _State(generation, store, manifest, documents, derived, derived.repeats.load(), cache)


def _derived(folder: Path, store: Store, manifest: Manifest) -> Derived:
    try:
        derived = Derived(folder)
        if derived.stamp != manifest.stamp and not locked(folder):
            # Lost, or of an earlier state: it is derived, so it is made again from the store.
            with writing(folder):
                derived.rebuild(store, manifest.build, manifest.stamp)
        # While an ingestion is writing, what it replaces is filtered by the records.
        return derived
    except (OSError, sqlite3.Error, IngestError) as error:
        raise StoreError(
            f"{folder}: the index cannot be opened ({error}); is the disk read-only?"
        ) from error
