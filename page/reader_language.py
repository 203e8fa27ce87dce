"""What a browser says of its reader's languages -> one of the page's."""

import re

from corpus.document import Language

_OURS = re.compile(r"(?:en|zh)\b", re.IGNORECASE)
_TRADITIONAL = re.compile(r"hant|tw|hk|mo", re.IGNORECASE)


def reader_language(accepted: str) -> Language:
    """Give the first of the languages of an Accept-Language header that the page has."""
    for each in accepted.split(","):
        named = each.split(";")[0].strip()
        if _OURS.match(named):
            if named.lower().startswith("en"):
                return "en"
            simplified = "hans" in named.lower() or not _TRADITIONAL.search(named)
            return "zh-Hans" if simplified else "zh-Hant"
    return "en"
