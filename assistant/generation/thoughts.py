"""A reply without the thoughts that some models write before it."""

from collections.abc import Iterable, Iterator

_OPEN, _CLOSE = "<think>", "</think>"


def without_thoughts(pieces: Iterable[str]) -> Iterator[str]:
    """Drop a leading "<think> ... </think>" and the white space around it, as pieces come.

    Reasoning models (DeepSeek-R1, Qwen3) write it into the reply where the server does not take it
    out. Thoughts that never end leave nothing.
    """
    coming = iter(pieces)
    held = ""
    for piece in coming:
        held = (held + piece).lstrip()
        if held.startswith(_OPEN):
            _, closed, rest = held.partition(_CLOSE)
            held = rest.lstrip() if closed else _OPEN + held[len(_OPEN) :][-len(_CLOSE) :]
        if held and not _OPEN.startswith(held[: len(_OPEN)]):
            break
    if held and not held.startswith(_OPEN):
        yield held
    yield from coming
