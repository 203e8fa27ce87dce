"""The assistant: a question goes in, a cited answer or an honest refusal comes out."""

import datetime
import time
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from threading import Thread

from assistant.answer import Answer
from assistant.companies import without_other_companies
from assistant.compose import Material
from assistant.confidence import confidence, with_reader
from assistant.conversation import readings
from assistant.errors import QuestionError
from assistant.extract import MAX_WORDS
from assistant.generation.chat import Chat
from assistant.generation.generate import Generator, Say
from assistant.generation.generated import Usage
from assistant.generation.model import ChatModel
from assistant.grounding.check import Checker
from assistant.look import Look, surest
from assistant.opening import opening_first
from assistant.phrase import Phrased, phrase
from assistant.query import Query, analyse
from assistant.rank import RankedPassage, rank
from assistant.reader import Reader
from assistant.refusal import refuse
from assistant.reranker import Reranker
from assistant.reread import reread
from assistant.retrieve import Retriever
from assistant.scope import allowed_documents
from assistant.spelling import Spelling
from assistant.units import ScoredUnit, score_units
from assistant.untold import left_open
from assistant.weights import load_weights
from assistant.wording import separator, words
from corpus.glossary import Glossary, load_glossary
from corpus.question import MAX_QUESTION
from ingest.bounded import BoundedIndex
from ingest.chat_settings import EXTRACTIVE
from ingest.embed import Embedder
from ingest.index import Index
from ingest.model import prepare
from ingest.settings import Settings


@dataclass(frozen=True)
class Found:
    """What a search gave, within the `allowed` documents (None: all)."""

    query: Query
    passages: Sequence[RankedPassage]
    allowed: Sequence[str] | None = None


class Assistant:
    """Answers questions from an index."""

    def __init__(
        self,
        index: Index,
        embedder: Embedder,
        glossary: Glossary,
        reader: Reader | None = None,
        today: str = "",
        reranker: Reranker | None = None,
        chat: Chat | None = None,
    ) -> None:
        """Answer from `index`, whose model is `embedder`; `today` (YYYY-MM-DD) is what is now.

        With `chat`, a language model phrases what was found.
        """
        self.index = index
        self._today = today or datetime.date.today().isoformat()
        self._spelling = Spelling(glossary)
        self._reader = reader
        self._reranker = reranker
        self.embedder = embedder
        self._glossary = glossary
        self._retriever = Retriever(index, embedder)
        self._weights = load_weights()
        self._generator = None
        if chat is not None:
            self._generator = Generator(chat, Checker(embedder, glossary), embedder)

    @classmethod
    def open(cls, settings: Settings) -> "Assistant":
        """Open the index that the settings name."""
        embedder = Embedder.load(prepare(settings.model))
        embedder.open_ahead()
        index = Index(settings.index, embedder.name, embedder.fingerprint, settings.chroma)
        glossary = load_glossary(settings.glossary) if settings.glossary else load_glossary()
        return cls(
            index,
            embedder,
            glossary,
            Reader.load(glossary) if settings.reader else None,
            reranker=Reranker(settings.reranker) if settings.reranker else None,
            chat=None if settings.chat.model == EXTRACTIVE else ChatModel.load(settings.chat),
        )

    def within(self, where: Sequence[str]) -> "Assistant":
        """Give an assistant for which only the documents within filters are there.

        It shares the models and the open index.
        """
        if not where:
            return self
        bounded = copy(self)
        bounded.index = BoundedIndex(
            self.index, lambda documents: allowed_documents(documents, where) or ()
        )
        bounded._retriever = Retriever(bounded.index, self.embedder)
        return bounded

    def open_ahead(self) -> None:
        """Begin to open what the first question would wait for; the index must be there."""
        if self._reader is not None:
            self._reader.open_ahead()
        Thread(target=self.search, args=("Hong Kong",), daemon=True).start()

    @property
    def generates(self) -> bool:
        """Whether a language model phrases the answers: most of their time is waiting then."""
        return self._generator is not None

    @property
    def glossary(self) -> Glossary:
        """The names that are known in several languages."""
        return self._glossary

    def search(self, question: str, where: Sequence[str] = (), as_of: str = "") -> Found:
        """Give the passages for a question, best first."""
        return self.index.consistently(lambda: self._search(question, where, as_of))

    def _search(self, question: str, where: Sequence[str], as_of: str, asked: str = "") -> Found:
        query = analyse(checked(question), self._glossary, asked)
        allowed = allowed_documents(self.index.documents, where, as_of)
        candidates = self._retriever.candidates(query, allowed)
        candidates = without_other_companies(query, candidates, self._glossary)
        ranked = rank(candidates, self._weights.ranking, self.index.repeated)
        if self._reranker is not None:
            ranked = self._reranker.reranked(query.text, ranked)
        return Found(query, ranked, allowed)

    def evidence(self, found: Found) -> list[RankedPassage]:
        """Give the passages that may be quoted: who gives orders to a language model is no source.

        Ingestion has told of those.
        """
        documents = self.index.documents
        return [
            each
            for each in found.passages
            if each.passage.id not in documents[each.passage.document].orders
        ]

    def ask(
        self,
        question: str,
        history: Sequence[tuple[str, str]] = (),
        where: Sequence[str] = (),
        as_of: str = "",
        name: str = "",
        say: Say = lambda sentence: None,
        max_words: float = MAX_WORDS,
    ) -> Answer:
        """Answer a question; `say` gets a language model's sentences as they pass the check.

        In the documents' own words it has `max_words` at most, or one sentence that is longer.
        """
        return self.index.consistently(
            lambda: self._ask(question, history, where, as_of, name, say, max_words)
        )

    def _ask(
        self,
        question: str,
        history: Sequence[tuple[str, str]],
        where: Sequence[str],
        as_of: str,
        name: str,
        say: Say,
        max_words: float,
    ) -> Answer:
        started = time.perf_counter()
        asked = checked(question)
        if self._reader is not None:
            self._reader.open_ahead()
        alone, used = self._alone(asked, history)
        look = surest([self._look(each, where, as_of, asked) for each in alone])
        query, scored, sure = look.query, look.scored, look.sure
        if scored and sure.enough and left_open(query, scored) is None:
            day = as_of or self._today
            material = Material(
                query, look.ranked, scored, self.index, self._glossary, day, look.allowed, max_words
            )
            phrased = phrase(material, self._generator, say, used)
        else:
            refused = refuse(query, scored, self.index, look.allowed, sure)
            phrased = Phrased("no_evidence", refused)
        notices = self._how_read(look, asked, as_of)
        if phrased.outcome == "answered" and phrased.model == EXTRACTIVE and sure.doubtful:
            notices.append(words("doubtful", query.language))
        total = 1000 * (time.perf_counter() - started)
        return Answer(
            id=name,
            question=question,
            language=query.language,
            outcome=phrased.outcome,
            text=phrased.cited.text,
            citations=phrased.cited.citations,
            notices=(*notices, *phrased.cited.notices),
            model=phrased.model,
            timings_ms={
                "retrieve": round(look.retrieve_ms, 1),
                "answer": round(total - look.retrieve_ms, 1),
                "total": round(total, 1),
            },
            passages=look.ranked,
            confidence=sure,
            read_as="" if look.question == asked else look.question,
            generated=phrased.generated,
        )

    def _alone(
        self, asked: str, history: Sequence[tuple[str, str]]
    ) -> tuple[tuple[str, ...], Usage]:
        """Give the questions that this may be, by the model or else by the rules, and its cost."""
        by_rules = readings(asked, history, self._glossary)
        if self._generator is None or not history:
            return by_rules, Usage()
        made = self._generator.rewritten(asked, history, self._glossary)
        return (made.question,) if made.question else by_rules, made.usage

    def _look(self, question: str, where: Sequence[str], as_of: str, asked: str) -> Look:
        """Look for what answers a question, in the language of what was `asked`."""
        started = time.perf_counter()
        spelled = self._spelling.corrected(question, self.index.lexical.frequency)
        own_words = ""
        if question != asked:
            own_words = self._spelling.corrected(asked, self.index.lexical.frequency).question
        found = self._search(spelled.question, where, as_of, own_words)
        retrieved = time.perf_counter()
        query, ranked = found.query, self.evidence(found)
        sure = confidence(query, ranked, self.index, self._retriever, self._weights)
        scored: Sequence[ScoredUnit] = score_units(
            query, ranked, self.index, self._retriever, self._weights.unit
        )
        if self._reader is not None and scored and not sure.foreign:
            read = reread(query, scored, self._reader, self._weights.reader)
            sure = with_reader(sure, read, query, self._weights.reader.confidence)
            scored = read.units
        scored = opening_first(query, scored, self.index.documents, self._glossary)
        took = 1000 * (retrieved - started)
        return Look(question, spelled, query, ranked, scored, sure, found.allowed, took)

    def _how_read(self, look: Look, asked: str, as_of: str) -> list[str]:
        """Give the notices of how the question was read, and as of when it is answered."""
        language = look.query.language
        question = look.question
        notices = [] if question == asked else [words("read_as", language, question=question)]
        if look.spelled.changed:
            names = separator(language).join(look.spelled.changed.values())
            notices.append(words("searched_for", language, names=names))
        if as_of:
            left_out = len(self.index.documents) - len(
                allowed_documents(self.index.documents, as_of=as_of) or ()
            )
            notices.append(words("as_of", language, date=as_of, documents=left_out))
        return notices


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
