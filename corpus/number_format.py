"""A cell's value -> the text that the sheet shows, by its number format."""

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]'
    r"|(?P<digits>[#0?][#0?,.]*|\.[0#?]+)|(?P<percent>%)|(?P<other>.)",
    re.DOTALL,
)
_NOT_SIMPLE = re.compile(r"\[[<>=]|[#0?]\s*/\s*[#0?\d]|E[+-]|general", re.IGNORECASE)
_SECTIONS = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+|(?<=;)(?=;|$)|^(?=;)', re.DOTALL)
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')

Value = str | int | float | bool | date | time | timedelta | None


def shown(value: Value, number_format: str) -> str:
    """Give the text of a value: dates as ISO, percentages and thousands as the sheet has them."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (date, time, timedelta)):
        return _moment(value, number_format)
    if not math.isfinite(value):
        return ""
    if _NOT_SIMPLE.search(number_format):
        return _general(value)
    try:
        return _by_format(Decimal(repr(value)), number_format)
    except InvalidOperation:  # more digits than a decimal holds
        return _general(value)


def _moment(value: date | time | timedelta, number_format: str) -> str:
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, time):
        return value.isoformat("seconds" if value.second else "minutes")
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(" ", "seconds" if value.second else "minutes")
    parts = _LITERAL.sub("", number_format).lower()
    if "y" in parts and "d" not in parts:  # a month or a year is shown, the first day is not meant
        return value.strftime("%Y-%m") if "m" in parts else value.strftime("%Y")
    return value.strftime("%Y-%m-%d")


def _general(value: int | float) -> str:
    if float(value).is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10g}" if abs(value) < 1e9 else f"{value:.15g}"


def _by_format(value: Decimal, number_format: str) -> str:
    sections = _SECTIONS.findall(number_format) or [number_format]
    sign = "-" if value < 0 else ""
    section = sections[0]
    if value < 0 and len(sections) > 1:
        section, sign = sections[1], ""
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    tokens = list(_TOKEN.finditer(section))
    percents = sum(token["percent"] is not None for token in tokens)
    text = ""
    written = False
    for token in tokens:
        if token["digits"] is not None and not written:
            text += sign + _digits(abs(value) * 100**percents, token["digits"])
            written = True
        else:
            text += token["quoted"] or token["escaped"] or token["currency"] or ""
            text += token["percent"] or (token["other"] or "").replace("@", "")
    return " ".join(text.split())


def _digits(value: Decimal, pattern: str) -> str:
    whole, _, fraction = pattern.partition(".")
    scaled = len(whole) - len(whole.rstrip(","))  # a comma at the end: in thousands
    value = value / 1000**scaled
    most = sum(character in "0#?" for character in fraction)
    least = fraction.count("0")
    rounded = value.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    grouped = "," if "," in whole.rstrip(",") else ""
    number, _, decimals = format(rounded, f"{grouped}.{most}f").partition(".")
    decimals = decimals[:least] + decimals[least:].rstrip("0")
    if whole.count("0") == 0 and number == "0":
        number = ""
    number = number.zfill(whole.count("0")) if not grouped else number
    return f"{number}.{decimals}" if decimals else number
