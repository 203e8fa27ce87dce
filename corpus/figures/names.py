"""Numbers that name or order instead of counting: sections, forms, ordinals, ratios, telephones."""

import re
from collections.abc import Iterator
from decimal import Decimal

from corpus.figures.figure import Figure, canonical
from corpus.figures.taken import Reading, take_all
from corpus.figures.units import BEFORE_AMOUNT

_PHONE = re.compile(
    r"(?:\(?\+?852\)?[ -]*)?(?<![\d,.])(?!(?:19|20)\d\d (?:19|20)\d\d)(\d{4}) (\d{4})"
    r"(?![.,]?\d|\s?[万亿%])"
)
_CODE = r"\d+[A-Z]{0,3}(?:\(\w{1,4}\))*"
_LABELLED = re.compile(
    r"\b(?:sections?|ss?\.|caps?\.?|chapters?|schedules?|forms?|types?|phases?|parts?|articles?|"
    r"nos?\.|rules?|paragraphs?|paras?\.?|annex|appendix|tracks?|tiers?|stages?|steps?|"
    r"categor(?:y|ies)|class(?:es)?|pillar|IFRS|HKFRS|HKAS|IAS|ISO)\s*"
    rf"({_CODE})(?:\s*(?:and|or|to|&|-)\s*({_CODE}))?"
    r"(?!\s*(?:%|per ?cent|million|billion|thousand|hundred|of the)|[\d.,]*\d|\w)",
    re.IGNORECASE,
)
_CHINESE_LABEL = re.compile(
    rf"第({_CODE})(?:条|章|类|节|款|部|号|附表)|第(\d+[A-Z]{{1,3}})|附表({_CODE})|"
    r"(?<![\d.,])(\d+)号"
)
# NNC6, IRBR2, COVID-19, H800; but HKD200 is an amount.
_LETTERS_FIRST = re.compile(
    rf"(?<![A-Za-z\d$])(?!(?:{BEFORE_AMOUNT})\d)"
    r"((?:[A-Za-z]{1,24}|[A-Z]{2,6}-)\d+[A-Za-z]*)(?![\d.,]*\d|[A-Za-z])"
)
# 16G, 2A, 5G, 14F(1); but 50K and 25KG are quantities.
_DIGITS_FIRST = re.compile(
    r"(?<![\d.,$A-Za-z])(?!\d+(?:KM|KG|HA|BN|MN|TN|ST|ND|RD|TH|[KMB])\b)"
    r"(\d+[A-Z]{1,2}(?:\(\w{1,4}\))*)(?![A-Za-z\d])"
)
_ORDINAL = re.compile(r"第(\d+)|(?<![\d.,])(\d+)(?:st|nd|rd|th)\b")
_ORDINALS = "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_ORDINAL_WORD = re.compile(rf"\b({'|'.join(_ORDINALS)})\b", re.IGNORECASE)
_RATIO = re.compile(r"(?<![\d.:])(\d+(?:\.\d+)?)(?::|\s?比\s?)(\d+(?:\.\d+)?)(?![\d:])")
_ONE_TO = re.compile(r"\bone[- ](?:to|for)[- ](?:one|(\d+))\b", re.IGNORECASE)


def take_names(text: str) -> tuple[frozenset[Figure], str]:
    """Give labels, ordinals from the fourth on, ratios and telephone numbers, and the rest."""
    readings: list[Reading] = [
        (_PHONE, lambda match: [Figure("phone", match[1] + match[2])]),
        (_ONE_TO, lambda match: [Figure("ratio", f"1:{match[1] or 1}")]),
        (_LABELLED, _labels),
        (_CHINESE_LABEL, _labels),
        (_LETTERS_FIRST, _labels),
        (_DIGITS_FIRST, _labels),
        (_ORDINAL, lambda match: [Figure("ordinal", match[1] or match[2])]),
        (
            _ORDINAL_WORD,
            lambda match: [Figure("ordinal", str(_ORDINALS.index(match[1].lower()) + 4))],
        ),
        (_RATIO, lambda match: [Figure("ratio", ":".join(map(_number, match.groups())))]),
    ]
    found, rest = take_all(text, readings)
    # The first three are words of every text ("first, ..."), and not told apart from numbers.
    early = {Figure("ordinal", value) for value in "123"}
    return found - early, rest


def _labels(match: re.Match[str]) -> Iterator[Figure]:
    for code in match.groups():
        if code:
            yield Figure("label", code.lower().replace("-", ""))


def _number(digits: str) -> str:
    return canonical(Decimal(digits))
