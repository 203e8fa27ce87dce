"""Dates in a text, English and Chinese, each as precise as it is written."""

import re

from corpus.figures.figure import Figure
from corpus.figures.taken import take_all

_Y = r"(?:18[4-9]\d|19\d\d|20\d\d)"
_D = r"(?:3[01]|[12]\d|0?[1-9])"
_M = r"(?:1[0-2]|0?[1-9])"
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_NUMBERS = {name[:3]: number for number, name in enumerate(_MONTHS, start=1)}
_MONTH = rf"(?:{'|'.join(_MONTHS)}|Sept|{'|'.join(_NUMBERS)})\b\.?"
_TH = r"(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|to|and|or|until|/)\s*"
_ZH_TO = r"\s*(?:至|到|-|、|及|和|与|或)\s*"
_DAY_FIRST = re.compile(
    rf"(?<![\d.,$])(?:(?P<d0>{_D}){_TH}(?:\s+(?P<m0>{_MONTH}))?{_TO})?"
    rf"(?P<d>{_D}){_TH}\s+(?:of\s+)?(?P<m>{_MONTH})(?:,?\s+(?P<y>{_Y})\b)?"
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<m>{_MONTH})\s+(?:(?P<d0>{_D}){_TH}{_TO})?(?P<d>{_D}){_TH}(?![\d%]|[.,]\d)"
    rf"(?:,?\s+(?P<y>{_Y})\b)?"
)
_MONTH_YEAR = re.compile(
    rf"\b(?:(?P<m0>{_MONTH}){_TO})?(?P<m>{_MONTH}),?\s+(?:of\s+)?(?P<y>{_Y})\b"
)
# "May" and "March" are also verbs: alone they are months after a preposition only.
_MONTH_ALONE = re.compile(
    rf"\b(?!May|March|Mar\b)(?P<m>{_MONTH})|(?<=\b(?:in|by|of|to)\s)(?P<v>May|March)\b"
)
_CHINESE = re.compile(
    rf"(?:(?P<y>{_Y})年)?(?<!\d)(?:(?P<m0>{_M}){_ZH_TO})?(?P<m>{_M})月份?(?:(?P<d>{_D})[日号])?"
    rf"(?:{_ZH_TO}(?:(?P<y2>{_Y})年)?(?:(?P<m2>{_M})月份?)?(?:(?P<d2>{_D})[日号])?)?"
)
_ISO = re.compile(rf"(?<!\d)(?P<y>{_Y})([-/.])(?P<m>{_M})\2(?P<d>{_D})(?!\d)")
_ISO_MONTH = re.compile(rf"(?<![\d-])(?P<y>{_Y})-(?P<m>0[1-9]|1[0-2])(?![\d-])")
_DAY_MONTH_YEAR = re.compile(rf"(?<!\d)(?P<d>{_D})([/.])(?P<m>{_M})\2(?P<y>{_Y})(?!\d)")
_FINANCIAL = re.compile(
    rf"(?<!\d)(?P<y>{_Y})(?:年度?)?\s*(?:(?P<mark>[-/])|至)\s*(?P<e>(?:20|19)?\d\d)(?!\d)"
    r"(?P<year>年?度|财政|课税)?"
)
_PARTS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "上": "1", "下": "2"}
_QUARTER = re.compile(
    rf"\bQ(?P<a>[1-4])\s*(?:of\s+)?(?P<ya>{_Y})\b|(?<!\d)(?P<yb>{_Y})年?第(?P<b>[1-4一二三四])季度?|"
    rf"\b(?P<c>first|second|third|fourth) quarter\s+(?:of\s+|in\s+)?(?P<yc>{_Y})\b",
    re.IGNORECASE,
)
_HALF = re.compile(
    rf"\b(?:H(?P<a>[12])|(?P<b>[12])H)\s*(?:of\s+)?(?P<ya>{_Y})\b|"
    rf"(?<!\d)(?P<yb>{_Y})年(?P<c>[上下])半年|"
    rf"\b(?P<d>first|second) half\s+(?:of\s+|in\s+)?(?P<yc>{_Y})\b",
    re.IGNORECASE,
)
_CHINESE_YEAR = re.compile(rf"(?<!\d)(?P<y>{_Y})年")
YEAR = re.compile(_Y)


def take_dates(text: str) -> tuple[frozenset[Figure], str]:
    """Give the dates in a text, and the rest of it.

    Values are 2026-06-30, 2026-06, 2026 (in 2026年; a year in digits alone is left), --06-30 and
    --06 without a year (ISO 8601), 2026-Q3, 2026-H2 and, for financial years, 2025/26. The text is
    in NFKC and Simplified characters, its dashes are hyphens.
    """
    return take_all(
        text,
        [
            (_ISO, _day),
            (_DAY_MONTH_YEAR, _day),
            (_QUARTER, _quarter),
            (_HALF, _half),
            (_CHINESE, _chinese),
            (_DAY_FIRST, _english),
            (_MONTH_FIRST, _english),
            (_MONTH_YEAR, _english),
            (_FINANCIAL, _financial),
            (_ISO_MONTH, _day),
            (_CHINESE_YEAR, _day),
            (_MONTH_ALONE, _month),
        ],
    )


def _dates(*values: str) -> list[Figure]:
    return [Figure("date", value) for value in values]


def _iso(year: str | None, month: int | None = None, day: str | None = None) -> str:
    parts = [year or "-"]
    if month is not None:
        parts.append(f"{month:02d}")
    if day is not None:
        parts.append(f"{int(day):02d}")
    return "-".join(parts)


def _day(match: re.Match[str]) -> list[Figure]:
    fields = match.groupdict()
    month = fields.get("m")
    return _dates(_iso(fields["y"], int(month) if month else None, fields.get("d")))


def _english(match: re.Match[str]) -> list[Figure]:
    fields = match.groupdict()
    year, month, day = fields["y"], _number(match["m"]), fields.get("d")
    dates = [_iso(year, month, day)]
    if fields.get("m0"):
        dates.append(_iso(year, _number(match["m0"]), fields.get("d0")))
    elif fields.get("d0"):
        dates.append(_iso(year, month, fields["d0"]))
    return _dates(*dates)


def _number(name: str) -> int:
    return _NUMBERS[name[:3]]


def _chinese(match: re.Match[str]) -> list[Figure]:
    year, month, day = match["y"], int(match["m"]), match["d"]
    dates = [_iso(year, month, day)]
    if match["m0"]:
        dates.append(_iso(year, int(match["m0"])))
    if match["m2"] or match["d2"]:
        end = int(match["m2"]) if match["m2"] else month
        dates.append(_iso(match["y2"] or year, end, match["d2"]))
    return _dates(*dates)


def _financial(match: re.Match[str]) -> list[Figure]:
    start, end = int(match["y"]), match["e"]
    follows = int(end) % 100 == (start + 1) % 100 and (len(end) == 2 or int(end) == start + 1)
    # 2025-2026 alone may be two years; 2025-26, 2025/2026 and 2025至26年度 are one.
    one = match["year"] or match["mark"] == "/" or (match["mark"] and len(end) == 2)
    return _dates(f"{start}/{end[-2:]}") if follows and one else []


def _quarter(match: re.Match[str]) -> list[Figure]:
    part = match["a"] or match["b"] or _PARTS[match["c"].lower()]
    number = part if part.isdigit() else str("一二三四".index(part) + 1)
    return _dates(f"{match['ya'] or match['yb'] or match['yc']}-Q{number}")


def _half(match: re.Match[str]) -> list[Figure]:
    number = match["a"] or match["b"] or _PARTS[(match["c"] or match["d"]).lower()]
    return _dates(f"{match['ya'] or match['yb'] or match['yc']}-H{number}")


def _month(match: re.Match[str]) -> list[Figure]:
    return _dates(_iso(None, _number(match["m"] or match["v"])))
