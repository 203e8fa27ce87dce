"""Rates read out of a document's words: two tiers with a limit, or a single rate."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from corpus.figures import figures
from corpus.script import simplify

_PERCENT = r"(?P<{}>\d+(?:\.\d+)?) ?(?:%|per ?cent)"
_LIMIT = r"(?P<limit>(?:HK\$|港币|\$)? ?\d[\d,.]* ?(?:million|[万亿])? ?(?:港?元)?)"
_FIRST, _REST = (
    r"(?:first|首(?!先))",
    r"(?:rest|remainder|remaining|balance|above|其余|余额|余下|之后|以上)",
)
_FROM, _TO = _PERCENT.format("first"), _PERCENT.format("rest")
_GAP = r"[^%]{0,60}?"
_HALF = re.compile(r"\bhalf|\bhalv|半", re.I)
# "300% of the first HK$2 million, 200% of the rest"; "First HK$2 million: 8.25%; above: 16.5%"
_TWO_TIERS = (
    re.compile(rf"{_FROM}[^%]{{0,20}}?{_FIRST}\W*{_LIMIT}{_GAP}{_TO}[^%]{{0,20}}?{_REST}", re.I),
    re.compile(rf"{_FIRST}\W*{_LIMIT}{_GAP}{_FROM}{_GAP}{_REST}{_GAP}{_TO}", re.I),
)


@dataclass(frozen=True)
class TwoTiers:
    """One rate up to a limit in Hong Kong dollars, another above it; rates in percent."""

    limit: Decimal
    first: Decimal
    rest: Decimal


def two_tiers(text: str) -> TwoTiers | None:
    """Give the two tiers that a text states, None where it does not state exactly such a pair."""
    readable = simplify(unicodedata.normalize("NFKC", text))
    found = {tiers for pattern in _TWO_TIERS for tiers in _read(pattern, readable)}
    return found.pop() if len(found) == 1 else None


def _read(pattern: re.Pattern[str], text: str) -> list[TwoTiers]:
    tiers = []
    for match in pattern.finditer(text):
        limits = [
            Decimal(each.value)
            for each in figures(match["limit"])
            if each.kind in ("amount", "number") and each.unit in ("HKD", "")
        ]
        if len(limits) == 1:
            tiers.append(TwoTiers(limits[0], Decimal(match["first"]), Decimal(match["rest"])))
    return tiers


def single_rate(text: str, below: Decimal) -> Decimal | None:
    """Give the one percentage of a text that is below the normal rate, which may stand there too.

    None where there are several, or any other percentage. "Halved" is none of its own.
    """
    rates = {Decimal(each.value) for each in figures(text) if each.kind == "percent"} - {below}
    if _HALF.search(text):
        rates.discard(Decimal(50))
    return rates.pop() if len(rates) == 1 and max(rates) < below else None
