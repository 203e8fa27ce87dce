"""A sentence -> its clauses, so that a word is held against what stands beside it."""

import re
from functools import lru_cache

from assistant.grounding.reading import Reading, read

_CUT = re.compile(
    r"[;。；：！？!?]|[,，](?!\d)|[—–]|:(?=\s)|\s-\s|[()]|\.(?=\s|$)|"
    r"\b(?:but|while|whereas|although|however|and|which|who)\b|而且|但|惟|然而|并(?!非|无|不)",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def clauses(text: str) -> tuple[Reading, ...]:
    """Give the clauses of a text, those without a letter or figure left out."""
    parts = (part.strip() for part in _CUT.split(read(text).readable))
    return tuple(read(part) for part in parts if any(c.isalnum() for c in part))
