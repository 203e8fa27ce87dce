"""What came of asking a language model: its sentences, how each ended, and what it took."""

from dataclasses import dataclass
from typing import Literal

from assistant.cite import CitedText
from assistant.generation.call import Reply
from assistant.grounding.verdict import Verdict

Ending = Literal["passed", "repaired", "replaced", "dropped"]


@dataclass(frozen=True)
class Checked:
    """A sentence of the model: its first verdict, how it ended, and the words that are shown."""

    verdict: Verdict
    ending: Ending
    shown: str = ""


@dataclass(frozen=True)
class Usage:
    """What an answer took: tokens, seconds, and the cost where prices are set."""

    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    cost: float | None = None

    def plus(self, reply: Reply) -> "Usage":
        """Add a reply."""
        cost = self.cost if reply.cost is None else (self.cost or 0.0) + reply.cost
        return Usage(
            self.tokens_in + reply.tokens_in,
            self.tokens_out + reply.tokens_out,
            round(self.seconds + reply.seconds, 3),
            cost,
        )


@dataclass(frozen=True)
class Generated:
    """What came of asking a model.

    `answered` is what it says of the passages; `cited` is None where no sentence of its own held.
    """

    answered: bool
    cited: CitedText | None
    sentences: tuple[Checked, ...]
    usage: Usage
