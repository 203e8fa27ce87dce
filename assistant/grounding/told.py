"""A figure as a person reads it: HK$2,000,000; 8.25%; 2 years and 2年; 2026-06-30."""

from collections.abc import Mapping
from decimal import Decimal

from babel.numbers import format_currency

from corpus.document import Language
from corpus.figures import Figure

_MONTHS = 12
# A unit of `corpus.figures` behind its number; what is written alike everywhere is not listed.
_UNITS: Mapping[str, Mapping[Language, str]] = {
    "year": {"en": " years", "zh-Hant": "年", "zh-Hans": "年"},
    "month": {"en": " months", "zh-Hant": "個月", "zh-Hans": "个月"},
    "day": {"en": " days", "zh-Hant": "日", "zh-Hans": "天"},
    "working day": {"en": " working days", "zh-Hant": "個工作日", "zh-Hans": "个工作日"},
    "hour": {"en": " hours", "zh-Hant": "小時", "zh-Hans": "小时"},
    "minute": {"en": " minutes", "zh-Hant": "分鐘", "zh-Hans": "分钟"},
    "year of age": {"en": " years of age", "zh-Hant": "歲", "zh-Hans": "岁"},
    "person": {"en": " people", "zh-Hant": "人", "zh-Hans": "人"},
    "visit": {"en": " visits", "zh-Hant": "人次", "zh-Hans": "人次"},
    "times": {"en": " times", "zh-Hant": "倍", "zh-Hans": "倍"},
    "hectare": {"en": " hectares", "zh-Hant": "公頃", "zh-Hans": "公顷"},
    "sq m": {"en": " square metres", "zh-Hant": "平方米", "zh-Hans": "平方米"},
    "sq km": {"en": " square kilometres", "zh-Hant": "平方公里", "zh-Hans": "平方公里"},
    "sq ft": {"en": " square feet", "zh-Hant": "平方呎", "zh-Hans": "平方英尺"},
    "tonne": {"en": " tonnes", "zh-Hant": "公噸", "zh-Hans": "公吨"},
}


def told(figure: Figure, language: Language = "en") -> str:
    """Give a figure in words of a language; one that only counts has no unit."""
    if figure.kind in ("date", "label", "ratio", "phone", "ordinal"):
        return figure.value
    value, unit = Decimal(figure.value), figure.unit
    if unit == "month" and value % _MONTHS == 0:
        value, unit = value / _MONTHS, "year"
    if figure.kind == "amount" and unit:
        return format_currency(value, unit, format="¤#,##0.###", locale="en", currency_digits=False)
    number = f"{value:,f}"
    if figure.kind == "percent":
        return f"{number}%"
    words = _UNITS.get(unit)
    if words is None:
        return f"{number} {unit}".strip()
    said = words[language]
    return number + (said.removesuffix("s") if value == 1 and said.endswith("s") else said)
