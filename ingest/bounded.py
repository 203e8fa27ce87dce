"""An index as somebody sees it who may see some of its documents only."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeVar

from corpus.document import Language
from ingest.index import Index, IndexedPassage
from ingest.lexical import LexicalHit, LexicalIndex
from ingest.manifest import Manifest, Vectors
from ingest.records import DocumentRecord
from ingest.repeats import Repeated
from ingest.store import Hit

_Result = TypeVar("_Result")
Choice = Callable[[Mapping[str, DocumentRecord]], Collection[str]]


class BoundedIndex(Index):
    """Reads from a whole index; what a choice of documents leaves out is not in it.

    Its own state is never opened: a way of reading that is not written here fails.
    """

    def __init__(self, whole: Index, choice: Choice) -> None:
        """Show those documents of `whole` whose ids `choice` gives, as they are at any time."""
        self._whole = whole
        self._choice = choice
        self._seen = (whole.documents, _chosen(whole.documents, choice))

    @property
    def manifest(self) -> Manifest:
        """How the whole index was made."""
        return self._whole.manifest

    @property
    def documents(self) -> Mapping[str, DocumentRecord]:
        """The records of the documents that may be seen, by id."""
        there = self._whole.documents
        of, seen = self._seen
        if of is not there:
            seen = _chosen(there, self._choice)
            self._seen = (there, seen)
        return seen

    @property
    def lexical(self) -> LexicalIndex:
        """The words of the whole index: how rare they are."""
        return self._whole.lexical

    @property
    def repeated(self) -> Repeated:
        """What stands in several places of the whole index."""
        return self._whole.repeated

    def close(self) -> None:
        """Let go of the whole index."""
        self._whole.close()

    def consistently(self, read: Callable[[], _Result]) -> _Result:
        """Give what `read` gives of the index as it is now; not to be nested."""
        return self._whole.consistently(read)

    def nearest(
        self,
        kind: str,
        language: Language,
        vector: Vectors,
        most: int,
        documents: Sequence[str] | None = None,
    ) -> list[Hit]:
        """Give passages or sentences nearest to a vector, of documents that may be seen."""
        return self._whole.nearest(kind, language, vector, most, self._within(documents))

    def words(
        self,
        query: Sequence[str],
        language: Language,
        most: int,
        documents: Sequence[str] | None = None,
    ) -> list[LexicalHit]:
        """Give the passages of documents that may be seen that hold the terms of `query`."""
        return self._whole.words(query, language, most, self._within(documents))

    def passages(self, language: Language, ids: Sequence[str]) -> dict[str, IndexedPassage]:
        """Give passages of documents that may be seen, by id."""
        found = self._whole.passages(language, ids)
        seen = self.documents
        return {name: each for name, each in found.items() if each.passage.document in seen}

    def sentence_vectors(self, language: Language, ids: Sequence[str]) -> dict[str, Vectors]:
        """Give the vectors of units by id; of what was found, so of what may be seen."""
        return self._whole.sentence_vectors(language, ids)

    def text(self, document: str) -> str:
        """Give the text of a document; empty, as of one that is not there, if it is not seen."""
        return self._whole.text(document) if document in self.documents else ""

    def count(self, kind: str) -> int:
        """Give how many passages or sentences the whole index has."""
        return self._whole.count(kind)

    def _within(self, documents: Sequence[str] | None) -> list[str]:
        seen = self.documents
        return list(seen) if documents is None else [each for each in documents if each in seen]


def _chosen(
    documents: Mapping[str, DocumentRecord], choice: Choice
) -> Mapping[str, DocumentRecord]:
    return {each: documents[each] for each in choice(documents)}
