"""What can be wrong with the corpus."""

from pydantic import ValidationError


class CorpusError(Exception):
    """A corpus file is not in order: one sentence that names the file and what to change."""


def listed(error: ValidationError) -> str:
    """Give what a record does not fit in one line: each field with its problem."""
    return "; ".join(
        f"{'.'.join(map(str, item['loc']))}: {item['msg'].lower()}" for item in error.errors()
    )
