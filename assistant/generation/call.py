"""One call of a chat model: its tries, its deadline, and what came of it."""

import json
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from assistant.errors import ChatModelError
from assistant.generation.failure import Failure, failure_of
from assistant.generation.pace import in_time
from assistant.generation.provider import schema_arguments
from assistant.generation.thoughts import without_thoughts
from ingest.chat_settings import ChatSettings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk

_SILENCE_SECONDS = 20.0  # between two pieces of a reply that has begun
_FIRST_WAIT = 0.5  # seconds before the second try, twice as long before each further one
_CHARACTERS_PER_TOKEN = 8  # what is longer is cut: some servers ignore max_tokens
_END_KEYS = ("finish_reason", "stop_reason", "done_reason")  # OpenAI, Anthropic, Ollama
_CUT = {"length", "max_tokens"}


@dataclass(frozen=True)
class Reply:
    """What a model said, and what that took.

    `parsed` is the text read as a JSON object where a schema was given and it is one; `cut` says
    that it ended for its length; tokens are 0 where the server does not count; `cost` is in the
    currency of the prices, None without them.
    """

    text: str
    parsed: Mapping[str, object] | None
    cut: bool
    tokens_in: int
    tokens_out: int
    seconds: float
    cost: float | None


@dataclass
class Endpoint:
    """A chat model of langchain with what its calls need; `secrets` are kept out of errors."""

    chat: "BaseChatModel"
    settings: ChatSettings
    secrets: Sequence[str] = field(default=(), repr=False)
    takes_schema: bool = True


class Call:
    """Asks until there is a reply, a failure that does not pass, or no time left.

    Iterating gives the reply in pieces, and raises ChatModelError; `reply()` is for afterwards.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        messages: Sequence[tuple[str, str]],
        schema: Mapping[str, Any] | None,
        restart: bool,
    ) -> None:
        """Take the messages as role and content, and the JSON schema of the reply if any.

        With `restart`, a reply that breaks off is asked for anew, from its beginning; without it
        the pieces that are given cannot be taken back, and the call fails.
        """
        self._endpoint = endpoint
        self._settings = endpoint.settings
        self._messages = list(messages)
        self._schema = schema
        self._send_schema = schema is not None and endpoint.takes_schema
        self._restart = restart
        self._text = ""
        self._end = ""
        self._tokens_in = self._tokens_out = 0
        self._begun = self._deadline = 0.0

    def __iter__(self) -> Iterator[str]:
        self._begun = time.monotonic()
        self._deadline = self._begun + self._settings.timeout_seconds
        tried, refused = 0, False
        while True:
            try:
                yield from self._try()
                self._endpoint.takes_schema &= not refused
                return
            except Failure as failure:
                if self._send_schema and failure.status in (400, 422):
                    # Not every server knows a schema; the messages ask for the form as well.
                    self._send_schema, refused = False, True
                    continue
                wait = self._wait(failure, tried)
                if wait is None:
                    # The client's own error stays behind: it may repeat the key.
                    raise failure.error from None
                tried += 1
                time.sleep(wait)

    def reply(self) -> Reply:
        """Give what came, once the iteration has ended."""
        prices = self._settings.price_in, self._settings.price_out
        cost = (self._tokens_in * prices[0] + self._tokens_out * prices[1]) / 1e6
        return Reply(
            self._text,
            _json_object(self._text) if self._schema else None,
            self._end in _CUT,
            self._tokens_in,
            self._tokens_out,
            time.monotonic() - self._begun,
            cost if any(prices) else None,
        )

    def _try(self) -> Iterator[str]:
        self._text = self._end = ""
        try:
            for piece in without_thoughts(self._pieces()):
                self._text += piece
                yield piece
        except Exception as error:  # each client has classes of its own
            raise failure_of(error, self._settings, self._endpoint.secrets) from None
        if not self._end:
            raise failure_of(EOFError("it has no end"), self._settings, self._endpoint.secrets)
        if not self._text.strip():
            name, most = self._settings.model, self._settings.max_tokens
            said = f"{name} gave an empty reply; a model that thinks first may need more than "
            raise Failure(ChatModelError(f"{said}answer.max_tokens ({most})", "broken"), False)

    def _pieces(self) -> Iterator[str]:
        most = self._settings.max_tokens * _CHARACTERS_PER_TOKEN
        for chunk in in_time(self._chunks, self._allowed):
            usage = chunk.usage_metadata
            if usage:
                self._tokens_in += usage["input_tokens"]
                self._tokens_out += usage["output_tokens"]
            for key in _END_KEYS:
                self._end = chunk.response_metadata.get(key) or self._end
            if chunk.text:
                yield str(chunk.text)
            if len(self._text) > most:
                self._end = "length"
                return

    def _chunks(self) -> Generator["AIMessageChunk", None, None]:
        provider = self._settings.model.partition(":")[0]
        form = schema_arguments(provider, self._schema or {}) if self._send_schema else {}
        yield from self._endpoint.chat.stream(self._messages, **form)

    def _wait(self, failure: Failure, tried: int) -> float | None:
        """Give the seconds until the next try, None where there is none."""
        wait = failure.retry_after or _FIRST_WAIT * 2**tried
        too_late = time.monotonic() + wait >= self._deadline
        given = bool(self._text) and not self._restart
        last = tried >= self._settings.retries
        return None if last or given or too_late or not failure.may_pass else wait

    def _allowed(self) -> float:
        left = self._deadline - time.monotonic()
        return min(left, _SILENCE_SECONDS) if self._text else left


def _json_object(text: str) -> Mapping[str, object] | None:
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
