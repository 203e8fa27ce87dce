"""Numbers in words, English and Chinese -> digits, so that one set of patterns reads figures."""

import re

_TEENS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: number for number, word in enumerate(_TEENS, start=1)} | {
    word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)
}
_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_TEENS[:9])}))?|{'|'.join(_TEENS)})"
_ENGLISH = re.compile(
    rf"(?<![\w-])(?P<number>{_BELOW_100}(?: hundred(?: (?:and )?{_BELOW_100})?)?)"
    r"(?P<half> and a half)?(?![\w])",
    re.IGNORECASE,
)
# "One" is mostly a pronoun: it counts in front of a measure only.
_AFTER_ONE = re.compile(
    r"[- ](?:hundred|thousand|million|billion|trillion|per ?cent|working|business|calendar|"
    r"(?:hour|day|week|month|year|dollar|third|quarter|fifth|tenth)s?\b)",
    re.IGNORECASE,
)

# 九千九百九十九万… up to 亿亿 has 31 characters; a run without end is no number.
_LONGEST = 31
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_D = "一二两三四五六七八九"
# 数十 and 十多万 are no numbers, 最多三年 and 至多两次 give one.
_CHINESE = re.compile(
    rf"(?<![\d.数几])(?<![^最至]多)[{_D}零〇十][{_D}零〇十百千万亿]*(?:点[{_D}零〇]+)?"
)
_BELOW_10000 = re.compile(
    rf"(?:([{_D}])千)?[零〇]?(?:([{_D}])百)?[零〇]?(?:([{_D}]?)(十))?[零〇]?([{_D}])?"
)
# 三成, but not 成立, 成本 or 成果.
TENTHS = "成(?![立功本员为果长熟交效绩都品就])"
# What a number counts: classifiers and units, in Simplified characters. A numeral in front of
# anything else is mostly part of a name (九龙, 八达通, 一带一路).
_COUNTED = re.compile(
    r"[个家间所宗项份种款座幢辆只张条次届批期层类组队架艘处笔轮支部块台套位名人倍天日周年月时章节号"
    rf"级岁元平公英吨港美欧米比%]|[至到或][{_D}十\d]|分[之钟]|星期|小时|{TENTHS}|百分点"
)
# 一年四次 says how often, 最后一日 and 同一天 which one.
_AFTER_CHINESE_ONE = re.compile(
    r"年(?![两二三四五六七八九十\d]+[次回])|[日天周成比倍月]|个[半]?月|个?(?:星期|小时|工作)|分[之钟]"
)
_WHICH_ONE = re.compile(r"(?:最后|同|另|某|任何|每|上|下)$")
_BEFORE = re.compile(r"(?:分之|第|附表|[\d一二两三四五六七八九]成|\d比|[一二两三]比)$")
_BEHIND_NAME = re.compile(r"(?<=[A-Za-z])")
_YEAR = re.compile(rf"[{_D}零〇]{{4}}")


def with_digits(text: str) -> str:
    """Give `text`, in NFKC and Simplified characters, with numbers in words as digits.

    A numeral that is part of a name or a pronoun stays as it is (一般, 九龙, "no one").
    """
    return _ENGLISH.sub(_english, _CHINESE.sub(_chinese, text))


def _english(match: re.Match[str]) -> str:
    if match["number"].lower() == "one" and not match["half"]:
        if not _AFTER_ONE.match(match.string, match.end()):
            return match.group()
    total = 0
    for word in re.split(r"[- ]", match["number"].lower()):
        total = total * 100 if word == "hundred" else total + _WORDS.get(word, 0)
    return f"{total}.5" if match["half"] else str(total)


def _chinese(match: re.Match[str]) -> str:
    number = _number(match)
    if number is None:
        return match.group()
    # "Ventures四间" is a name and a number, not the label "Ventures4".
    return f" {number}" if _BEHIND_NAME.match(match.string, match.start()) else number


def _number(match: re.Match[str]) -> str | None:
    run = match.group()
    whole, _, decimals = run.partition("点")
    if _YEAR.fullmatch(run) and match.string.startswith("年", match.end()):
        return "".join(str(_DIGITS[c]) for c in run)
    value = _value(whole)
    if value is None or not _counts(match, run):
        return None
    fraction = "".join(str(_DIGITS[c]) for c in decimals)
    return f"{value}.{fraction}" if fraction else str(value)


def _counts(match: re.Match[str], run: str) -> bool:
    before = match.string[max(0, match.start() - 3) : match.start()]
    if _BEFORE.search(before) or "点" in run:
        return True
    if run == "一":
        if _WHICH_ONE.search(before):
            return False
        return _AFTER_CHINESE_ONE.match(match.string, match.end()) is not None
    return len(run) > 1 or _COUNTED.match(match.string, match.end()) is not None


def _value(run: str) -> int | None:
    if len(run) > _LONGEST:
        return None
    for mark, size in (("亿", 10**8), ("万", 10**4)):
        if mark in run:
            head, _, tail = run.rpartition(mark)
            most, least = _value(head), _value(tail) if tail else 0
            return None if most is None or least is None else most * size + least
    match = _BELOW_10000.fullmatch(run)
    if match is None:
        return None
    thousands, hundreds, tens, ten, ones = match.groups()
    total = 1000 * _digit(thousands) + 100 * _digit(hundreds) + _digit(ones)
    return total + 10 * (_digit(tens) if tens else 1) if ten else total


def _digit(character: str | None) -> int:
    return _DIGITS[character] if character else 0
