"""What can go wrong on the way from files to an index."""


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
