"""What somebody probably meant to write."""

from collections.abc import Iterable
from difflib import get_close_matches

# Names that are near in meaning, not in letters.
_MEANT = {
    "english": "en",
    "zh-cn": "zh-Hans",
    "zh-hk": "zh-Hant",
    "zh-tw": "zh-Hant",
}
_MOST = 12


def suggestion(written: str, valid: Iterable[str]) -> str:
    """Give the valid name nearest to what is written as a question, else the valid names."""
    names = {name.casefold(): name for name in valid}
    meant = _MEANT.get(written.casefold(), "").casefold()
    near = [meant] if meant in names else get_close_matches(written.casefold(), names, n=1)
    if near:
        return f'did you mean "{names[near[0]]}"?'
    shown = list(names.values())
    more = f" or {len(shown) - _MOST} more" if len(shown) > _MOST else ""
    return f"it is one of {', '.join(shown[:_MOST])}{more}"
