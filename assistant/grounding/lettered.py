"""Categories by letter: "category C" and "A1" are 丙類 and 甲一類 in Chinese."""

import re

_STEMS = dict(zip("abcdefghij", "甲乙丙丁戊己庚辛壬癸", strict=True))
_DIGITS = dict(zip("123456789", "一二三四五六七八九", strict=True))
_CODE = re.compile(r"([a-j])([1-9]?)", re.IGNORECASE)


def in_chinese(code: str, spaced: str) -> bool:
    """Tell whether words, each between spaces, name a category by the stem for its letter."""
    match = _CODE.fullmatch(code)
    if match is None:
        return False
    name = f"{_STEMS[match[1].lower()]} " + (f"{_DIGITS[match[2]]} " if match[2] else "")
    return any(f" {name}{kind} " in spaced for kind in "类级组部")
