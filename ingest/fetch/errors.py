"""What can go wrong with one source."""

from ingest.errors import IngestError


class FetchError(IngestError):
    """A source could not be fetched: the reason in a few words."""


class RefusedError(FetchError):
    """An address that must not be asked: not public, or not http or https."""


class DisallowedError(FetchError):
    """The host's robots.txt keeps us out, or cannot be read."""


class PassingError(FetchError):
    """A failure that may pass; `after` is how many seconds the server asks to wait."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after
