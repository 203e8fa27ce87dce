"""Amounts, percentages, quantities and bare numbers, with ranges that share a unit."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.figures.dates import YEAR
from corpus.figures.figure import Figure, canonical
from corpus.figures.taken import TAKEN
from corpus.figures.units import (
    AFTER_AMOUNT,
    BEFORE_AMOUNT,
    MULTIPLIER,
    UNIT,
    currency,
    multiplier,
    unit,
)

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WRITTEN = re.compile(
    rf"(?:(?P<before>{BEFORE_AMOUNT})\s*)?(?<![\d.])(?P<number>{_NUMBER})"
    rf"(?:[多余]?[\s-]?(?P<multiplier>(?:{MULTIPLIER}|(?(before)[mb]|(?!)))(?![A-Za-z])))?"
    rf"[多余]?(?:[\s-]?(?:(?P<after>{AFTER_AMOUNT})|(?P<unit>{UNIT}))(?![A-Za-z]))?(?P<half>半)?",
    re.IGNORECASE,
)
_HALF_A_MONTH = re.compile(r"(?<![\d.,])(\d+)个半(?=月|小时)")
_RANGE = re.compile(r"\s*(?:-|to|or|至|到|或)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:\bbetween|介[乎于])\s*$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:and|与|和|及)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class _Written:
    """A number as it is written, with the words around it that belong to it."""

    start: int
    end: int
    number: str
    before: str
    multiplier: str
    after: str
    unit: str
    and_a_half: bool

    @property
    def named(self) -> bool:
        """Whether a currency or a unit stands with the number."""
        return bool(self.before or self.after or self.unit)

    @property
    def value(self) -> Decimal:
        """The number with its multiplier."""
        number = Decimal(self.number.replace(",", ""))
        return number * multiplier(self.multiplier) if self.multiplier else number


def take_amounts(text: str) -> tuple[frozenset[Figure], str]:
    """Give the amounts of a text without its dates, names and shares, and the rest of it."""
    text = _HALF_A_MONTH.sub(r"\1.5个", text)
    written = [
        _Written(
            match.start(),
            match.end(),
            match["number"],
            match["before"] or "",
            match["multiplier"] or "",
            match["after"] or "",
            match["unit"] or "",
            match["half"] is not None,
        )
        for match in _WRITTEN.finditer(text)
    ]
    rest = text
    for each in written:
        rest = f"{rest[: each.start]}{TAKEN * (each.end - each.start)}{rest[each.end :]}"
    return frozenset(_read(_linked(text, written))), rest


def _linked(text: str, written: list[_Written]) -> list[_Written]:
    """Give both ends of a range what is written at one of them: HK$5-10 million, 1至2%."""
    for index in range(len(written) - 1):
        left, right = written[index], written[index + 1]
        if not _is_range(text, left, right):
            continue
        if not left.multiplier and not left.unit and not left.after and right.multiplier:
            if Decimal(left.number.replace(",", "")) < 1000:
                left = replace(left, multiplier=right.multiplier)
        if not left.named:
            left = replace(left, before=right.before, after=right.after, unit=right.unit)
        elif not right.named:
            right = replace(right, before=left.before, after=left.after)
        written[index : index + 2] = [left, right]
    return written


def _is_range(text: str, left: _Written, right: _Written) -> bool:
    between = text[left.end : right.start]
    if _RANGE.fullmatch(between):
        return True
    before = text[max(0, left.start - 12) : left.start]
    return bool(_AND.fullmatch(between) and _BETWEEN.search(before))


def _read(written: Iterable[_Written]) -> Iterable[Figure]:
    parts: list[_Written] = []
    for each in written:
        # 1亿3000万 is one number in two parts.
        if parts and not (parts[-1].end == each.start and _continues(parts[-1], each)):
            yield _figure(parts)
            parts = []
        parts.append(each)
    if parts:
        yield _figure(parts)


def _continues(left: _Written, right: _Written) -> bool:
    larger = bool(left.multiplier) and not left.multiplier.isascii() and not left.named
    return larger and not right.before and right.value < multiplier(left.multiplier)


def _figure(parts: list[_Written]) -> Figure:
    last = parts[-1]
    value = sum((part.value for part in parts), Decimal(0))
    before = parts[0].before
    if before or last.after:
        # 港幣200萬元: the currency that is named wins over the one that is not.
        return Figure("amount", canonical(value), currency(before) or currency(last.after))
    if last.unit:
        measured = unit(last.unit)
        value = (value + Decimal("0.5") if last.and_a_half else value) * measured.factor
        percent = measured.name == "%"
        return Figure("percent" if percent else "quantity", canonical(value), measured.name)
    if not last.multiplier and YEAR.fullmatch(last.number):
        return Figure("date", last.number)
    return Figure("number", canonical(value))
