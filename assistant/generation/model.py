"""Any chat model by its name, asked in one way whoever serves it."""

import os
from collections.abc import Mapping, Sequence
from typing import Any, Self
from urllib.parse import urlsplit

from assistant.generation.call import Call, Endpoint, Reply
from assistant.generation.prompt import Message
from assistant.generation.provider import load_provider
from ingest.chat_settings import ChatSettings


class ChatModel:
    """A chat model: calls with a deadline and bounded tries, all errors a ChatModelError."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint

    @classmethod
    def load(cls, settings: ChatSettings, environment: Mapping[str, str] = os.environ) -> Self:
        """Give the model of the settings; raises ChatModelError when it cannot be made."""
        keys = [text for name, text in environment.items() if name.endswith(("_KEY", "_TOKEN"))]
        password = urlsplit(settings.base_url).password or ""
        # A shorter one ("none") is no secret, and would be found within words.
        secrets = [each for each in (*keys, password) if len(each) > 5]
        return cls(Endpoint(load_provider(settings, environment), settings, secrets))

    @property
    def name(self) -> str:
        """Give the name that answers tell, "provider:name"."""
        return self._endpoint.settings.model

    def complete(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None = None
    ) -> Reply:
        """Give the whole reply, in JSON where a schema is given and the server can."""
        call = self._call(messages, schema, restart=True)
        for _ in call:
            pass
        return call.reply()

    def stream(self, messages: Sequence[Message], schema: Mapping[str, Any] | None = None) -> Call:
        """Give the reply as it comes: iterate over the call, then take its `reply()`."""
        return self._call(messages, schema, restart=False)

    def _call(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None, restart: bool
    ) -> Call:
        turns = [(each.role, each.content) for each in messages]
        return Call(self._endpoint, turns, schema, restart)
