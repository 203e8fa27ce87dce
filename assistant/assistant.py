"""The assistant: a question goes in, a cited answer or an honest refusal comes out."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import EXTRACTIVE, Answer, Citation
from assistant.cite import cite
from assistant.confidence import confidence
from assistant.conversation import standalone
from assistant.copies import places_of_quote
from assistant.errors import QuestionError
from assistant.extract import arrange, choose, score_units
from assistant.query import Query, analyse
from assistant.rank import RankedPassage, rank
from assistant.retrieve import Retriever
from assistant.scope import allowed_documents
from assistant.weights import load_weights
from assistant.wording import separator, words
from corpus.document import Language
from corpus.glossary import Glossary, load_glossary
from corpus.script import family
from ingest.embed import Embedder
from ingest.index import Index
from ingest.model import prepare
from ingest.settings import Settings

MAX_QUESTION = 2000  # characters


@dataclass(frozen=True)
class Found:
    """What a search gave."""

    query: Query
    passages: Sequence[RankedPassage]


class Assistant:
    """Answers questions from an index."""

    def __init__(self, index: Index, embedder: Embedder, glossary: Glossary) -> None:
        """Answer from `index`, whose model is `embedder`."""
        self.index = index
        self._glossary = glossary
        self._retriever = Retriever(index, embedder)
        self._weights = load_weights()

    @classmethod
    def open(cls, settings: Settings) -> "Assistant":
        """Open the index that the settings name."""
        embedder = Embedder.load(prepare(settings.model))
        index = Index(settings.index, embedder.name, embedder.fingerprint, settings.chroma)
        glossary = load_glossary(settings.glossary) if settings.glossary else load_glossary()
        return cls(index, embedder, glossary)

    def search(self, question: str, where: Sequence[str] = (), as_of: str = "") -> Found:
        """Give the passages for a question, best first."""
        return self.index.consistently(lambda: self._search(question, where, as_of))

    def _search(self, question: str, where: Sequence[str], as_of: str) -> Found:
        query = analyse(checked(question), self._glossary)
        allowed = allowed_documents(self.index.documents, where, as_of)
        candidates = self._retriever.candidates(query, allowed)
        return Found(query, rank(candidates, self._weights.ranking, self.index.repeated))

    def ask(
        self,
        question: str,
        history: Sequence[tuple[str, str]] = (),
        where: Sequence[str] = (),
        as_of: str = "",
        name: str = "",
    ) -> Answer:
        """Answer a question, in the documents' own words."""
        return self.index.consistently(lambda: self._ask(question, history, where, as_of, name))

    def _ask(
        self,
        question: str,
        history: Sequence[tuple[str, str]],
        where: Sequence[str],
        as_of: str,
        name: str,
    ) -> Answer:
        started = time.perf_counter()
        asked = standalone(checked(question), history, self._glossary)
        found = self._search(asked, where, as_of)
        retrieved = time.perf_counter()
        query, ranked = found.query, found.passages
        sure = confidence(query, ranked, self.index, self._retriever, self._weights)
        text, citations, notices = "", tuple[Citation, ...](), list[str]()
        if ranked and sure.enough:
            scored = score_units(query, ranked, self.index, self._retriever, self._weights.unit)
            allowed = allowed_documents(self.index.documents, where, as_of)
            cited = cite(
                arrange(choose(scored, query.language)),
                self.index.documents,
                lambda each: places_of_quote(each.passage.id, each.number, self.index, allowed),
            )
            text, citations = cited.text, cited.citations
            notices = _notices(query.language, citations, self._languages(citations))
        if not citations:
            text = self._refusal(query.language, ranked)
        finished = time.perf_counter()
        return Answer(
            id=name,
            question=question,
            language=query.language,
            outcome="answered" if citations else "no_evidence",
            text=text,
            citations=citations,
            notices=tuple(notices),
            model=EXTRACTIVE,
            timings_ms={
                "retrieve": round(1000 * (retrieved - started), 1),
                "answer": round(1000 * (finished - retrieved), 1),
                "total": round(1000 * (finished - started), 1),
            },
            passages=ranked,
            confidence=sure,
        )

    def _languages(self, citations: Sequence[Citation]) -> set[str]:
        return {family(self.index.documents[each.document].language) for each in citations}

    def _refusal(self, language: Language, ranked: Sequence[RankedPassage]) -> str:
        sentences = [words("no_evidence", language, documents=len(self.index.documents))]
        titles = list(dict.fromkeys(each.passage.title for each in ranked[:10]))[:3]
        if titles:
            listed = separator(language).join(titles)
            sentences.append(words("nearest", language, titles=listed))
        return " ".join(sentences)


def checked(question: str) -> str:
    """Give the question without white space around it, or say why it cannot be asked."""
    text = " ".join(question.split())
    if not text:
        raise QuestionError("The question is empty; write what you want to know")
    if len(text) > MAX_QUESTION:
        raise QuestionError(
            f"The question has {len(text)} characters; at most {MAX_QUESTION} can be asked"
        )
    return text


def _notices(language: Language, citations: Sequence[Citation], answered_in: set[str]) -> list[str]:
    notices: list[str] = []
    if answered_in and family(language) not in answered_in:
        notices.append(words("other_language", language))
    elif len(answered_in) > 1:
        notices.append(words("both_languages", language))
    for status in ("superseded", "proposed"):
        numbers = [str(each.number) for each in citations if each.status == status]
        if numbers:
            notices.append(words(status, language, numbers=", ".join(numbers)))
    dates: dict[str, list[str]] = {}
    for each in citations:
        dates.setdefault(each.as_of or "?", []).append(f"[{each.number}]")
    if len(dates) > 1:
        listed = separator(language).join(
            f"{''.join(numbers)} {day}" for day, numbers in sorted(dates.items())
        )
        notices.append(words("dates", language, dates=listed))
    elif dates and "?" not in dates:
        notices.append(words("date", language, dates=next(iter(dates))))
    return notices
