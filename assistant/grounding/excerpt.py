"""Words of a passage as they are written, for the reason of a fault."""

_SHOWN = 80


def excerpt(text: str) -> str:
    """Give the beginning of a text."""
    words = text.strip()
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
