"""What can go wrong on the way from files to an index."""

from typing import Literal

Problem = Literal[
    "unsupported", "encrypted", "no text", "garbled", "damaged", "too large", "too slow", "conflict"
]


class IngestError(Exception):
    """A problem with the input: one sentence that says what is wrong and what to do."""


class ModelError(IngestError):
    """A problem with the embedding model or with the folder that keeps it."""


class StoreError(IngestError):
    """A problem with the index: missing, damaged, or made in another way."""


class ManifestError(StoreError):
    """The index's record of itself is damaged or of another version."""


class SettingsError(IngestError):
    """A setting that cannot be used."""


class UnreadableError(IngestError):
    """A file cannot be read as a document: the kind of problem, and the reason in a few words."""

    def __init__(self, reason: str, problem: Problem = "damaged") -> None:
        super().__init__(reason, problem)
        self.reason = reason
        self.problem = problem

    def __str__(self) -> str:
        return self.reason
