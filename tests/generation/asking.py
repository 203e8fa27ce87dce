"""An assistant over an index with a model that follows a script, over a real connection."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scripted_server import Script, ScriptedServer

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.generation.model import ChatModel
from assistant.reader import Reader
from corpus.glossary import Glossary, load_glossary
from ingest.chat_settings import ChatSettings
from ingest.embed import Embedder
from ingest.index import Index

Say = Callable[[str], object]
KEY = "sk-not-a-real-key"


class Asking:
    """Asks an index, or only some documents of it, each time with another model."""

    def __init__(self, index: Index, embedder: Embedder, documents: Sequence[str] = ()) -> None:
        self.index = index
        self._embedder = embedder
        self._where = [f"document={each}" for each in documents]

    def __call__(
        self,
        script: Script,
        question: str,
        say: Say = lambda piece: None,
        history: Sequence[tuple[str, str]] = (),
    ) -> Answer:
        """Ask with a script."""
        with ScriptedServer(script) as server:
            settings = ChatSettings("openai:scripted", server.url, timeout_seconds=4.0, retries=0)
            chat = ChatModel.load(settings, {"HARBOUR_ANSWER_KEY": KEY})
            return self.with_model(chat, question, say, history)

    def with_model(
        self,
        chat: ChatModel | None,
        question: str,
        say: Say = lambda piece: None,
        history: Sequence[tuple[str, str]] = (),
    ) -> Answer:
        """Ask with a model, or with none."""
        assistant = Assistant(
            self.index, self._embedder, _glossary(), _reader(), "2026-11-24", chat=chat
        )
        return assistant.ask(question, history, where=self._where, say=say)


class _Remembering(Reader):
    """The reader, which reads a window once for a question: most asked here are the same.

    Each is read by itself, so that its logit is the same beside whatever others.
    """

    def __init__(self, folder: Path, glossary: Glossary) -> None:
        super().__init__(folder, glossary)
        self._logits: dict[tuple[str, str], np.float32] = {}

    def scores(self, question: str, windows: Sequence[str]) -> NDArray[np.float32]:
        new = [each for each in dict.fromkeys(windows) if (question, each) not in self._logits]
        for window, logit in zip(new, super().scores(question, new), strict=True):
            self._logits[question, window] = logit
        return np.array([self._logits[question, each] for each in windows], dtype=np.float32)


# One for all indexes: to load them takes longer than to ask.
_reader, _glossary = cache(_Remembering.load), cache(load_glossary)
