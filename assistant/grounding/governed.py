"""What a cue word governs: the first content terms behind it, up to the next pause."""

import re
from itertools import islice

from assistant.grounding.reading import Reading
from corpus.script import CJK
from ingest.terms import content_terms

_PAUSE = re.compile(
    r"[;:。；：！？!?()（）]|[,，、](?!\d)|[—–]|\.(?:\s|$)|\b(?:but|and|or|if|when|where|unless)\b"
)
_CJK = re.compile(f"[{CJK}]")
_CHARACTERS = 3
_PAIRS = 2
_WINDOW = 60  # characters of a text in which the term is looked for
# What stands between a cue and the word that it governs.
_BETWEEN = frozenset("hk us rmb hkd usd least most more less about such same".split())


def governed(text: Reading, cue: re.Pattern[str]) -> frozenset[str]:
    """Give the first terms that the cues in a text govern: the verb or noun right behind them."""
    found: set[str] = set()
    for match in cue.finditer(text.folded):
        behind = text.folded[match.end() : match.end() + _WINDOW]
        phrase = _PAUSE.split(behind.lstrip(), maxsplit=1)[0].lstrip()
        if _CJK.match(phrase):
            found.update(content_terms(phrase[:_CHARACTERS])[:_PAIRS])
        else:
            heads = (t for t in content_terms(phrase) if t.isalpha() and t not in _BETWEEN)
            found.update(islice(heads, 1))
    return frozenset(found)
