"""What a line begins with: a bullet, a letter in brackets, a number; or a heading's word."""

import re
from typing import Literal

Marker = Literal["bullet", "letter", "roman", "capital", "number", ""]

_BULLET = re.compile(r"[•●○◦▪■□‣⁃▶►❖◆◇★☆✓✔➢➤·∙]\s*(?=\S)|[–\-]\s+(?=\S)|o\s+(?=[A-Z])")
_ROMAN = re.compile(r"\((?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xvi{0,3})\)\s*(?=\S)")
_LETTER = re.compile(r"\([a-z]{1,2}\)\s*(?=\S)")
_CAPITAL = re.compile(r"\([A-Z]\)\s*(?=\S)")
_NUMBER = re.compile(
    r"(?:\(\d{1,3}[A-Z]{0,2}\)|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,3}[.)](?!\d)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s)|[一二三四五六七八九十]{1,3}、)\s*(?=\S)"
)
_FORMS: tuple[tuple[Marker, re.Pattern[str]], ...] = (
    ("bullet", _BULLET),
    ("roman", _ROMAN),
    ("letter", _LETTER),
    ("capital", _CAPITAL),
    ("number", _NUMBER),
)

_NUMERAL = r"(?:\d{1,4}[A-Z]{0,3}|[IVXLC]{1,7}[A-Z]?|[A-Z])\b"
_CHINESE = r"[0-9０-９一二三四五六七八九十百零〇兩]{1,6}"
# From the widest part of a text to the narrowest.
_DIVISIONS: tuple[re.Pattern[str], ...] = (
    re.compile(rf"(?:part|title|book)\s+{_NUMERAL}|第\s*{_CHINESE}\s*[編编部]分?", re.IGNORECASE),
    re.compile(
        rf"(?:chapter|schedule|annex|appendix|instrument)\s+{_NUMERAL}"
        rf"|(?:第\s*{_CHINESE}\s*章)|(?:附[件表錄录]\s*{_CHINESE})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:division|section|subdivision)\s+{_NUMERAL}|第\s*{_CHINESE}\s*[節节]", re.IGNORECASE
    ),
    re.compile(
        rf"(?:article|rule|regulation)\s+{_NUMERAL}|第\s*{_CHINESE}\s*[條条]", re.IGNORECASE
    ),
    re.compile(r"\d{1,3}(?:\.\d{1,2}){0,3}[A-Z]{0,3}\.?\s+\S|[一二三四五六七八九十]{1,3}、"),
)


def marker(text: str) -> Marker:
    """Tell which list mark a line begins with."""
    return next((kind for kind, form in _FORMS if form.match(text)), "")


def without_bullet(text: str) -> str:
    """Give the text behind its bullet; letters and numbers are part of a text and stay."""
    found = _BULLET.match(text)
    return text[found.end() :] if found else text


def division(text: str) -> int | None:
    """Give the rank of a numbered heading (0 is the widest: a part), None for other words."""
    return next((rank for rank, form in enumerate(_DIVISIONS) if form.match(text)), None)


def bare_division(text: str) -> bool:
    """Tell whether a heading is a number without words: "Part II", of which the title follows."""
    return any(form.fullmatch(text) for form in _DIVISIONS[:-1])
