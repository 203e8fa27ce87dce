"""Question -> candidate passages of every language, with what speaks for each.

Multilingual embeddings cluster by language: a vector is moved by the difference of the languages'
mean vectors before another language is searched, and scores are standardised within the list of
each language family, since a cosine across languages is lower for the same relevance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from assistant.query import Query
from assistant.sought import Sought, covered, sought
from corpus.document import Language
from corpus.script import family
from ingest.embed import Embedder
from ingest.index import Index, IndexedPassage
from ingest.manifest import Vectors
from ingest.passage import Passage
from ingest.store import passage_of

DENSE_PASSAGES = 60
DENSE_SENTENCES = 200
LEXICAL_PASSAGES = 60
STANDARD = 50  # scores are standardised over a list's best so many


@dataclass(frozen=True)
class Signals:
    """What speaks for a passage; cosines and BM25 are in standard deviations of its list."""

    own_language: bool
    passage_cosine: float
    sentence_cosine: float
    bm25: float
    bm25_share: float
    coverage: float
    heading_coverage: float
    plain_coverage: float
    heading_plain_coverage: float


@dataclass(frozen=True)
class Candidate:
    """A passage that may answer; `raw` scores are as measured, the cosine its best sentence's."""

    passage: Passage
    heading_terms: frozenset[str]
    signals: Signals
    raw_passage_cosine: float
    raw_sentence_cosine: float
    raw_bm25: float


@dataclass(frozen=True)
class _Scores:
    passage: dict[str, float]
    sentence: dict[str, float]
    bm25: dict[str, float]


class Retriever:
    """Finds candidates in an index."""

    def __init__(self, index: Index, embedder: Embedder) -> None:
        """Search `index` with vectors of `embedder`."""
        self._index = index
        self._embedder = embedder
        # Ranking, sentence choice and confidence ask for the vectors of the same question.
        self._embedded = lru_cache(maxsize=64)(self._embed)

    def _embed(self, query: Query) -> Mapping[str, Vectors]:
        """Give the vectors of the question and of its forms for the languages, by their text."""
        forms = [query.dense(language) for language in self._index.languages]
        texts = list(dict.fromkeys([query.text, *forms]))
        return dict(zip(texts, self._embedder.queries(texts), strict=True))

    def vectors(self, query: Query) -> dict[Language, Vectors]:
        """Give the query's vector for the passages of each language of the index."""
        embedded = self._embedded(query)
        return {each: embedded[query.dense(each)] for each in self._index.languages}

    def question_vector(self, query: Query) -> Vectors:
        """Give the vector of the question as it was asked."""
        return self._embedded(query)[query.text]

    def shifted(
        self, vector: Vectors, query: Query, language: Language, kind: str = "passages"
    ) -> Vectors:
        """Give normalise(q - mu[K] + mu[L]) for a question in K and passages in L."""
        means = self._index.manifest.centroids
        if query.language == language or query.language not in means:
            return vector
        here, there = means[query.language], means[language]
        if kind == "passages":
            moved = vector - here.passages + there.passages
        else:
            moved = vector - here.sentences + there.sentences
        return (moved / np.linalg.norm(moved)).astype(np.float32)

    def candidates(self, query: Query, documents: Sequence[str] | None = None) -> list[Candidate]:
        """Give the candidates of all languages, within `documents` where given."""
        vectors = self.vectors(query)
        found: list[Candidate] = []
        for name in ("en", "zh"):
            languages = [each for each in self._index.languages if family(each) == name]
            found.extend(self._family(query, vectors, languages, documents))
        return found

    def _family(
        self,
        query: Query,
        vectors: Mapping[Language, Vectors],
        languages: Sequence[Language],
        documents: Sequence[str] | None,
    ) -> list[Candidate]:
        scores = _Scores({}, {}, {})
        passages: dict[str, IndexedPassage] = {}
        for language in languages:
            wanted = self._search(query, vectors[language], language, documents, scores)
            passages |= self._index.passages(language, wanted)
        if not passages:
            return []
        passage_cosine = _standardised(scores.passage, passages)
        sentence_cosine = _standardised(scores.sentence, passages)
        bm25 = _standardised(scores.bm25, passages, missing=0.0)
        best_bm25 = max(scores.bm25.values(), default=0.0)
        wanted_in = {language: self.sought(query, language) for language in languages}
        floor_passage = min(scores.passage.values(), default=0.0)
        floor_sentence = min(scores.sentence.values(), default=0.0)
        found: list[Candidate] = []
        for name, indexed in passages.items():
            wants = wanted_in[indexed.passage.language]
            raw = scores.bm25.get(name, 0.0)
            found.append(
                Candidate(
                    indexed.passage,
                    indexed.heading_terms,
                    Signals(
                        family(indexed.passage.language) == family(query.language),
                        passage_cosine[name],
                        sentence_cosine[name],
                        bm25[name],
                        raw / best_bm25 if best_bm25 else 0.0,
                        covered(wants.concepts, indexed.terms),
                        covered(wants.concepts, indexed.heading_terms),
                        covered(wants.plain, indexed.terms),
                        covered(wants.plain, indexed.heading_terms),
                    ),
                    scores.passage.get(name, floor_passage),
                    scores.sentence.get(name, floor_sentence),
                    raw,
                )
            )
        return found

    def _search(
        self,
        query: Query,
        vector: Vectors,
        language: Language,
        documents: Sequence[str] | None,
        scores: _Scores,
    ) -> list[str]:
        search = self._index.nearest
        near = self.shifted(vector, query, language)
        passages = search("passages", language, near, DENSE_PASSAGES, documents)
        for hit in passages:
            scores.passage[hit.id] = hit.cosine
        near = self.shifted(vector, query, language, "sentences")
        best: dict[str, float] = {}
        for hit in search("sentences", language, near, DENSE_SENTENCES, documents):
            best.setdefault(passage_of(hit.id), hit.cosine)
        scores.sentence.update(best)
        words = self._index.words(query.words(language), language, LEXICAL_PASSAGES, documents)
        for found in words:
            scores.bm25[found.passage] = found.score
        every = [*(hit.id for hit in passages), *best, *(hit.passage for hit in words)]
        return list(dict.fromkeys(every))

    def sought(self, query: Query, language: Language) -> Sought:
        """Give what a query speaks of as texts in `language` say it."""
        return sought(query, language, self._index.lexical.idf)


def _standardised(
    scores: Mapping[str, float], names: Mapping[str, IndexedPassage], missing: float | None = None
) -> dict[str, float]:
    """Give (score - mean) / deviation over the STANDARD best; what is missing gets the lowest."""
    top = np.sort(np.array(list(scores.values()) or [0.0]))[::-1][:STANDARD]
    mean, deviation = float(top.mean()), float(top.std()) or 1.0
    lowest = min(scores.values(), default=0.0) if missing is None else missing
    return {name: (scores.get(name, lowest) - mean) / deviation for name in names}
