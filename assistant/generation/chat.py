"""The seam to a language model: messages go in, a reply comes in pieces."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from assistant.generation.call import Reply
from assistant.generation.prompt import Message


class Stream(Protocol):
    """A reply as it comes, in pieces."""

    def __iter__(self) -> Iterator[str]:
        """Give the pieces."""

    def reply(self) -> Reply:
        """Give the whole, afterwards."""


class Chat(Protocol):
    """The seam to a language model; raises ChatModelError."""

    @property
    def name(self) -> str:
        """Give the name that answers tell."""

    def stream(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None = None
    ) -> Stream:
        """Ask."""
