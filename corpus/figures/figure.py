"""A figure, and when one text says the figure of another."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

FigureKind = Literal[
    "amount", "percent", "quantity", "number", "date", "ratio", "ordinal", "label", "phone"
]


@dataclass(frozen=True, order=True)
class Figure:
    """One figure.

    `value` is a decimal number without trailing zeros, a date (`corpus.figures.dates`), 1:2 for a
    ratio, and for a label what stands behind section, 第…條, Type or Form (16g). `unit` is the
    currency (ISO 4217), %, a unit (`corpus.figures.units`), or empty: not named.
    """

    kind: FigureKind
    value: str
    unit: str = ""


def stands_in(figure: Figure, others: Collection[Figure]) -> bool:
    """Tell whether a figure is among others, which may say more.

    A day says its month and its year; a currency or unit that one side does not name fits any of
    the other, a percentage only a percentage.
    """
    return figure in others or any(_says(other, figure) for other in others)


def canonical(number: Decimal) -> str:
    """Give a number without exponent, sign of precision or trailing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _says(other: Figure, figure: Figure) -> bool:
    kinds = {figure.kind, other.kind}
    if kinds == {"date"}:
        # --06-30 has no year: any year's 30 June says it.
        known = other.value[4:].lstrip("-") if figure.value.startswith("--") else other.value
        return known.startswith(f"{figure.value.lstrip('-')}-") or known == figure.value[2:]
    if kinds == {"label"}:
        return other.value.startswith(f"{figure.value}(")
    if figure.value != other.value:
        return False
    if kinds == {"amount"}:
        return not figure.unit or not other.unit
    # A table names unit or currency in its header, not beside the number.
    return "number" in kinds and kinds <= {"number", "amount", "quantity", "date"}
