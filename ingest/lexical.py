"""The lexical index: BM25 over words, figures and CJK pairs, derived from what Chroma holds."""

import math
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import tantivy

from corpus.document import Language
from ingest.passage import Passage
from ingest.terms import terms

_STAMP = "stamp"


@dataclass(frozen=True)
class LexicalHit:
    """A passage found by its words, with its BM25 score."""

    passage: str
    score: float


class LexicalIndex:
    """A tantivy index beside the store; `stamp` says which state of the store it was made from."""

    def __init__(self, folder: Path) -> None:
        """Open the index in `folder`, or make an empty one."""
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._schema = _schema()
        self._index = self._open()
        self._searcher = self._index.searcher()

    def _open(self) -> tantivy.Index:
        try:
            index = tantivy.Index(self._schema, path=str(self._folder), reuse=True)
        except ValueError:
            # Damaged, or made by another version: it is derived, so it is made anew.
            shutil.rmtree(self._folder)
            self._folder.mkdir(parents=True)
            index = tantivy.Index(self._schema, path=str(self._folder), reuse=True)
        index.register_tokenizer(
            "blank", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        )
        return index

    @property
    def stamp(self) -> str:
        """The state of the store that this index mirrors; empty when it mirrors none."""
        file = self._folder / _STAMP
        return file.read_text(encoding="utf-8") if file.is_file() else ""

    def update(self, gone: Iterable[str], new: Iterable[Passage], stamp: str) -> None:
        """Take out the passages of documents `gone`, put in `new`, and remember `stamp`."""
        (self._folder / _STAMP).unlink(missing_ok=True)
        writer = self._index.writer(heap_size=64_000_000, num_threads=1)
        for document in gone:
            writer.delete_documents_by_term("document", document)
        for passage in new:
            writer.add_document(
                tantivy.Document(
                    id=passage.id,
                    document=passage.document,
                    language=passage.language,
                    terms=" ".join(terms(passage.embedded)),
                )
            )
        writer.commit()
        writer.wait_merging_threads()
        (self._folder / _STAMP).write_text(stamp, encoding="utf-8")
        self._index.reload()
        self._searcher = self._index.searcher()

    def clear(self) -> None:
        """Take everything out."""
        (self._folder / _STAMP).unlink(missing_ok=True)
        writer = self._index.writer(heap_size=64_000_000, num_threads=1)
        writer.delete_all_documents()
        writer.commit()

    def idf(self, term: str) -> float:
        """Give ln(1 + (N - n + 0.5) / (n + 0.5)), the inverse document frequency of BM25."""
        found = self._searcher.doc_freq("terms", term)
        total = max(self._searcher.num_docs, found)
        return math.log(1 + (total - found + 0.5) / (found + 0.5))

    def frequency(self, term: str) -> int:
        """Give the number of passages that hold `term`."""
        return int(self._searcher.doc_freq("terms", term))

    def search(
        self,
        query: Sequence[str],
        language: Language,
        most: int,
        documents: Sequence[str] | None = None,
    ) -> list[LexicalHit]:
        """Give the best passages in `language` for the terms of `query`, within `documents`."""
        if not query or not self._searcher.num_docs:
            return []
        term_query = tantivy.Query.term_query
        any_term = [
            (tantivy.Occur.Should, term_query(self._schema, "terms", term, "freq"))
            for term in query
        ]
        filters = [term_query(self._schema, "language", language)]
        if documents is not None:
            filters.append(tantivy.Query.term_set_query(self._schema, "document", list(documents)))
        clauses = [(tantivy.Occur.Must, tantivy.Query.boolean_query(any_term))]
        for each in filters:
            clauses.append((tantivy.Occur.Must, tantivy.Query.const_score_query(each, 0.0)))
        hits = self._searcher.search(tantivy.Query.boolean_query(clauses), limit=most).hits
        found = [
            LexicalHit(str(self._searcher.doc(place)["id"][0]), float(score))
            for score, place in hits
        ]
        return sorted(found, key=lambda hit: (-hit.score, hit.passage))


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("document", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("language", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("terms", tokenizer_name="blank", index_option="freq")
    return builder.build()
