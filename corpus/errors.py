"""What can be wrong with the corpus."""


class CorpusError(Exception):
    """A corpus file is not in order: one sentence that names the file and what to change."""
