"""A claim: one sentence of the model's answer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Claim:
    """One sentence without marks, and the numbers of the passages that it cites."""

    text: str
    cited: tuple[int, ...]
