"""An assistant over an index with a model that follows a script, over a real connection."""

from collections.abc import Callable
from functools import cache

from scripted_server import Behaviour, Request, Script, ScriptedServer

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.generation.model import ChatModel
from assistant.reader import Reader
from corpus.glossary import load_glossary
from ingest.chat_settings import ChatSettings
from ingest.embed import Embedder
from ingest.index import Index

Say = Callable[[str], object]
KEY = "sk-not-a-real-key"


class Asking:
    """Asks an index, each time with another model."""

    def __init__(self, index: Index, embedder: Embedder) -> None:
        self.index = index
        self._embedder = embedder

    def __call__(self, script: Script, question: str, say: Say = lambda piece: None) -> Answer:
        """Ask with a script; what goes wrong in the script itself is raised here."""
        wrong: list[Exception] = []

        def told(request: Request) -> Behaviour:
            try:
                return script(request)
            except Exception as error:
                wrong.append(error)
                return Behaviour(status=400)

        with ScriptedServer(told if callable(script) else script) as server:
            settings = ChatSettings("openai:scripted", server.url, timeout_seconds=4.0, retries=0)
            answer = self.with_model(ChatModel.load(settings, {"HARBOUR_ANSWER_KEY": KEY})).ask(
                question, say=say
            )
        if wrong:
            raise wrong[0]
        return answer

    def with_model(self, chat: ChatModel | None) -> Assistant:
        """Give the assistant with a model, or with none."""
        return Assistant(
            self.index, self._embedder, _glossary(), _reader(), "2026-11-24", chat=chat
        )


# One for all indexes: to load them takes longer than to ask.
_reader, _glossary = cache(Reader.load), cache(load_glossary)
