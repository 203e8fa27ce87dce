"""The index as it is read: passages, vectors, words and records of one build."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.document import Language
from ingest.errors import StoreError
from ingest.lexical import LexicalHit, LexicalIndex
from ingest.manifest import Manifest, Vectors
from ingest.passage import Passage
from ingest.pipeline import LEXICAL, rebuild_lexical
from ingest.records import DocumentRecord
from ingest.store import Hit, Store
from ingest.terms import terms

_CACHED_PASSAGES = 20_000


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


class Index:
    """What ingestion made, open for reading."""

    def __init__(self, folder: Path, model: str, fingerprint: str, chroma: str = "") -> None:
        """Open the index; it must have been made with the model of this fingerprint."""
        self._store = Store(folder, chroma)
        manifest = self._store.manifest()
        if manifest is None or not manifest.stamp:
            raise StoreError(f"The index in {folder} holds nothing yet; run `harbour ingest`")
        if manifest.fingerprint != fingerprint:
            raise StoreError(
                f"The index was made with embedding model {manifest.model} "
                f"({manifest.fingerprint}), the settings ask for {model} ({fingerprint}); "
                "run `harbour ingest` again or set embedding.model back"
            )
        self.manifest: Manifest = manifest
        self.documents: Mapping[str, DocumentRecord] = self._store.documents(manifest.build)
        self.lexical = _lexical(folder, self._store, manifest)
        self._cache = _Cache(_CACHED_PASSAGES)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of which there are passages."""
        return tuple(self.manifest.centroids)

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    def nearest(
        self,
        kind: str,
        language: Language,
        vector: Vectors,
        most: int,
        documents: Sequence[str] | None = None,
    ) -> list[Hit]:
        """Give passages or sentences nearest to a vector, of documents as they are now."""
        hits = self._store.nearest(kind, self.manifest.build, language, vector, most, documents)
        return [hit for hit in hits if self._live(*_owner(hit.id))]

    def words(
        self,
        query: Sequence[str],
        language: Language,
        most: int,
        documents: Sequence[str] | None = None,
    ) -> list[LexicalHit]:
        """Give the passages that hold the terms of `query`, best first."""
        hits = self.lexical.search(query, language, most, documents)
        return [hit for hit in hits if self._live(*_owner(hit.passage))]

    def passages(self, language: Language, ids: Sequence[str]) -> dict[str, IndexedPassage]:
        """Give passages with their terms, by id."""
        missing = [name for name in ids if name not in self._cache.entries]
        for name, passage in self._store.passages(self.manifest.build, language, missing).items():
            headings = frozenset(terms(f"{passage.title}\n{passage.section}"))
            self._cache.put(
                name, IndexedPassage(passage, frozenset(terms(passage.embedded)), headings)
            )
        return {name: self._cache.entries[name] for name in ids if name in self._cache.entries}

    def sentence_vectors(self, language: Language, ids: Sequence[str]) -> dict[str, Vectors]:
        """Give the vectors of units by id."""
        return self._store.vectors("sentences", self.manifest.build, language, ids)

    def text(self, document: str) -> str:
        """Give the whole text of a document as it was indexed."""
        return self._store.text(self.manifest.build, document)

    def count(self, kind: str) -> int:
        """Give how many passages or sentences there are."""
        return self._store.count(kind, self.manifest.build)

    def _live(self, document: str, digest: str) -> bool:
        record = self.documents.get(document)
        return record is not None and record.hash.startswith(digest[:8])


def _owner(passage: str) -> tuple[str, str]:
    document, _, rest = passage.rpartition("@")
    return document, rest.partition(":")[0]


def _lexical(folder: Path, store: Store, manifest: Manifest) -> LexicalIndex:
    try:
        lexical = LexicalIndex(folder / LEXICAL)
        if lexical.stamp != manifest.stamp:
            # Lost, or of an earlier state: it is derived, so it is made again from the store.
            with FileLock(folder / "ingest.lock", timeout=0):
                rebuild_lexical(lexical, store, manifest.build, manifest.stamp)
    except Timeout:
        # An ingestion is writing; what it replaces is filtered by the records meanwhile.
        return lexical
    except OSError as error:
        raise StoreError(
            f"{folder}: the index cannot be opened ({error.strerror}); is the disk read-only?"
        ) from error
    return lexical
