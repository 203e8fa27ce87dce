"""Whether quotes stand letter by letter in the documents that they name."""

from assistant.evaluation.record import Record


def quotes_exact(record: Record) -> float | None:
    """Exact quotes / quotes."""
    exact = record.quotes_exact
    return sum(exact) / len(exact) if exact else None
