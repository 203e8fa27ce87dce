"""Words of a file as they stand in a message."""

_SHOWN = 60  # characters


def quoted(text: str) -> str:
    """Give a text in quotation marks, on one line and not at length."""
    line = " ".join(text.split())
    return f'"{line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"}"'
