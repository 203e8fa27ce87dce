"""Currencies, multipliers and units as they are written in English and Simplified Chinese."""

import re
from dataclasses import dataclass
from decimal import Decimal

# Words in front of an amount, and behind it; "" is a currency that is not named ($, 元).
_BEFORE_AMOUNT = {
    "HKD": r"HK\$|HKD|港币|港元",
    "USD": r"US\$|USD|美元|美金",
    "CNY": r"RMB¥?|CNY|CN¥|人民币",
    "EUR": r"EUR|€|欧元",
    "GBP": r"GBP|£|英镑",
    "SGD": r"SGD|S\$",
    "MOP": r"MOP\$?|澳门币",
    "TWD": r"NT\$|TWD|新台币",
    "JPY": r"JPY|JP¥",
    "AUD": r"AUD|AU?\$",
    "CAD": r"CAD|CA?\$",
    "CHF": r"CHF",
    "": r"\$|¥",
}
_AFTER_AMOUNT = {
    "HKD": r"港元|港币|元港币|Hong Kong dollars?|HK dollars?|HKD",
    "USD": r"美元|美金|US dollars?|U\.S\. dollars?|USD",
    "CNY": r"元人民币|人民币元?|yuan|renminbi|RMB|CNY",
    "EUR": r"欧元|euros?|EUR",
    "GBP": r"英镑|pounds? sterling|GBP",
    "SGD": r"新加坡元|坡元|新元|Singapore dollars?|SGD",
    "MOP": r"澳门元|patacas?|MOP",
    "TWD": r"新台币|TWD",
    "JPY": r"日元|日圆|yen|JPY",
    "AUD": r"澳元|AUD",
    "CAD": r"加元|CAD",
    "CHF": r"瑞士法郎|Swiss francs?|CHF",
    "": r"元|dollars?",
}
_MULTIPLIERS = {
    r"thousand|k|千": 10**3,
    r"百": 10**2,
    r"million|mn|百万": 10**6,
    r"billion|bn|十亿": 10**9,
    r"trillion|tn|万亿": 10**12,
    r"万": 10**4,
    r"十万": 10**5,
    r"千万": 10**7,
    r"亿": 10**8,
    r"百亿": 10**10,
    r"千亿": 10**11,
}


@dataclass(frozen=True)
class Unit:
    """A unit under one name, and how many of it make one of what is written."""

    name: str
    factor: Decimal = Decimal(1)


# Years are twelve months and weeks seven days: "two years" says what "24 months" says.
_UNITS = {
    r"%|per ?cent|pct|(?:个)?百分点|percentage points?": Unit("%"),
    r"basis points?|bps?|个?基点": Unit("%", Decimal("0.01")),
    r"years?[- ]old|years of age|周?岁": Unit("year of age"),
    r"(?:working|business)[- ]days?|个?工作[天日]": Unit("working day"),
    r"(?:calendar[- ])?days?|[天日]": Unit("day"),
    r"weeks?|周|个?星期|个?礼拜": Unit("day", Decimal(7)),
    r"months?|个月": Unit("month"),
    r"years?|yrs?|周?年(?!代)": Unit("month", Decimal(12)),
    r"hours?|hrs?|个?小时|个?钟头": Unit("hour"),
    r"minutes?|mins?|分钟": Unit("minute"),
    r"visits?|visitors?|人次": Unit("visit"),
    r"people|persons?|staff|employees?|workers?|[名位]|人(?!民币)": Unit("person"),
    r"sq\.? ?ft|square (?:feet|foot)|平方(?:英尺|[呎尺])": Unit("sq ft"),
    r"sq\.? ?km|km2|square kilomet(?:re|er)s?|平方公里": Unit("sq km"),
    r"sq\.? ?m|m2|square met(?:re|er)s?|平方米": Unit("sq m"),
    r"hectares?|ha|公顷": Unit("hectare"),
    r"km|kilomet(?:re|er)s?|公里": Unit("km"),
    r"met(?:re|er)s?|m|米": Unit("m"),
    r"kg|kilograms?|公斤|千克": Unit("kg"),
    r"grams?|克": Unit("kg", Decimal("0.001")),
    r"tonnes?|tons?|公?吨": Unit("tonne"),
    r"times|倍": Unit("times"),
    r"petaflops|pflops": Unit("petaflops"),
}


def _longest_first(tables: list[str]) -> str:
    return "|".join(sorted((p for t in tables for p in t.split("|")), key=len, reverse=True))


BEFORE_AMOUNT = _longest_first(list(_BEFORE_AMOUNT.values()))
AFTER_AMOUNT = "|".join(f"(?:{pattern})" for pattern in _AFTER_AMOUNT.values())
MULTIPLIER = _longest_first(list(_MULTIPLIERS))
UNIT = "|".join(f"(?:{pattern})" for pattern in _UNITS)


def currency(text: str) -> str:
    """Give the code (ISO 4217) of a currency as written, empty where it is not named."""
    for table in (_BEFORE_AMOUNT, _AFTER_AMOUNT):
        for code, pattern in table.items():
            if re.fullmatch(pattern, text, re.IGNORECASE):
                return code
    return ""


def multiplier(text: str) -> int:
    """Give the number that a multiplier stands for."""
    if text.lower() in ("m", "b"):
        return 10**6 if text.lower() == "m" else 10**9
    return next(n for p, n in _MULTIPLIERS.items() if re.fullmatch(p, text, re.IGNORECASE))


def unit(text: str) -> Unit:
    """Give the unit of a word for it."""
    return next(u for p, u in _UNITS.items() if re.fullmatch(p, text, re.IGNORECASE))
