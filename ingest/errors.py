"""What can go wrong on the way from files to an index."""

from typing import Literal

Problem = Literal[
    "unsupported", "encrypted", "no text", "garbled", "damaged", "too large", "too slow",
    "conflict", "name",
]  # fmt: skip


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


class IntakeError(IngestError):
    """A file that was sent cannot be put among the documents; nothing was changed."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: cannot be stored ({reason}); nothing was changed")
        self.file = file
        self.reason = reason


class UnreadableError(IngestError):
    """A file cannot be read as a document: the kind of problem, and the reason in a few words."""

    def __init__(self, reason: str, problem: Problem = "damaged") -> None:
        super().__init__(reason, problem)
        self.reason = reason
        self.problem = problem

    def __str__(self) -> str:
        return self.reason
