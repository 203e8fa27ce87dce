"""Shares that are not written as a percentage: one third, 三分之一, 三成, half."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from corpus.figures.figure import Figure, canonical
from corpus.figures.numerals import TENTHS
from corpus.figures.taken import take_all

_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_PARTS_OF = {"百": 100, "千": 1000, "万": 10000}
_PART = rf"(?P<of>{'|'.join(_PARTS)})s?\b(?! (?:of )?(?:18|19|20)\d\d)"
_FRACTION = re.compile(rf"\b(?P<n>\d+)[- ]{_PART}", re.IGNORECASE)
# "A third licence" is an ordinal, "a quarter" three months: what it is a share of must follow.
_A_FRACTION = re.compile(rf"\ban? {_PART}(?=[- ]of\b| the\b| from (?!\d))", re.IGNORECASE)
_HALF = re.compile(
    r"(?<!first[ -])(?<!second[ -])(?<!latter )(?<!and a )(?<!a )\bhalf\b"
    r"(?![- ](?:an?|years?|yearly|days?|hours?)\b)|[一减折]半(?!年)|半数|半税",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?<![\d/⁄.,])(?P<n>[1-9])[/⁄](?P<d>[2-9]|10)(?![\d/⁄])")
_NUMBER = r"\d+(?:\.\d+)?"
_CHINESE = re.compile(rf"(?P<d>百|千|万|(?<!\d)\d+)分之(?P<n>{_NUMBER})")
_TENTHS = re.compile(rf"(?<![\d.,])(?P<n>{_NUMBER}){TENTHS}(?P<more>半|\d)?")


def take_shares(text: str) -> tuple[frozenset[Figure], str]:
    """Give the shares as percentages, to two places, and the rest of the text."""
    return take_all(
        text,
        [
            (_FRACTION, _english),
            (_A_FRACTION, lambda match: _percent(1, _PARTS[match["of"].lower()])),
            (_HALF, lambda match: _percent(1, 2)),
            (_SLASHED, lambda match: _percent(match["n"], int(match["d"]))),
            (_CHINESE, _chinese),
            (_TENTHS, _tenths),
        ],
    )


def _percent(number: str | int | Decimal, parts: int | Decimal) -> Iterator[Figure]:
    try:
        share = round(Decimal(number) * 100 / parts, 2)
    except InvalidOperation:  # more digits than a decimal holds
        return
    yield Figure("percent", canonical(share), "%")


def _english(match: re.Match[str]) -> Iterator[Figure]:
    return _percent(match["n"], _PARTS[match["of"].lower()])


def _chinese(match: re.Match[str]) -> Iterator[Figure]:
    parts = _PARTS_OF.get(match["d"]) or Decimal(match["d"])
    return _percent(match["n"], parts) if parts else iter(())


def _tenths(match: re.Match[str]) -> Iterator[Figure]:
    more = "5" if match["more"] == "半" else match["more"] or "0"
    return _percent(Decimal(match["n"]) * 10 + Decimal(more), 100)
