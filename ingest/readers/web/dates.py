"""Dates as pages write them -> YYYY-MM-DD, and the lines that say when a page was revised."""

import re
from datetime import date

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
# Days before months: Hong Kong writes 27-11-2025.
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.I), order)
    for pattern, order in (
        (r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)", "ymd"),
        (r"(?<!\d)(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?!\d)", "dmy"),
        (rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH},?[\s-]+(\d{{4}})", "dmy"),
        (rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", "mdy"),
        (r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)", "ymd"),
        (rf"\b{_MONTH},?\s+(\d{{4}})", "my"),
        (r"(\d{4})\s*年\s*(\d{1,2})\s*月", "ym"),
        (r"^\s*(\d{4})-(\d{2})\s*$", "ym"),
        (r"^\s*(\d{4})\s*年?\s*$", "y"),
    )
)
_STAMP_WORDS = (
    r"(?:\w+\s+)?(?:page\s+)?(?:last\s+)?(?:revision|review|update|modified|modification)\s+date|"
    r"(?:date\s+of\s+)?last\s+(?:revision|review|update|modification)(?:\s+date)?|"
    r"(?:page\s+)?(?:last\s+)?(?:updated|revised|reviewed|modified)(?:\s+on)?(?:\s+date)?|"
    r"(?:網頁|网页)?(?:最近|最後|最后|上次)(?:修訂|修订|更新|修改|檢視|检视)(?:日期|時間|时间|於|于)?|"
    r"(?:修訂|修订|更新)(?:日期|時間|时间)"
)
_SEPARATOR = r"\s*[:：]?\s*"
# Month names apart, nothing but the date may follow: a sentence that begins so is text.
_AFTER = r"(?P<when>[\d年月日\s/.,:-]*(?:[A-Za-z]{3,9}[\s,.-]+)?[\d年月日\s/.,:-]*(?:HKT|GMT|UTC)?)"
_STAMP = re.compile(rf"^\W*(?:{_STAMP_WORDS}){_SEPARATOR}{_AFTER}$", re.I)


def parse_date(words: str) -> str | None:
    """Give the first date in `words` as YYYY-MM-DD (YYYY-MM or YYYY where it says no more)."""
    for pattern, order in _FORMS:
        match = pattern.search(words)
        if match is None:
            continue
        parts = dict(zip(order, match.groups(), strict=True))
        year = int(parts["y"])
        if not 1900 <= year <= 2100:
            continue
        if "m" not in parts:
            return f"{year:04d}"
        month = _MONTHS.get(parts["m"][:3].lower()) or _number(parts["m"])
        try:
            day = date(year, month, int(parts.get("d", "1")))
        except ValueError:
            continue
        return day.isoformat() if "d" in parts else day.isoformat()[:7]
    return None


def revision_date(line: str) -> str | None:
    """Give the date in a line that says no more than when the page was revised."""
    match = _STAMP.match(line.strip())
    return parse_date(match.group("when")) if match else None


def _number(digits: str) -> int:
    return int(digits) if digits.isdecimal() else 0
