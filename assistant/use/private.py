"""What a question says of who asks is taken out before the question is kept.

Addresses and numbers that reach a person are known by their form. A name in plain words is not:
only how people introduce themselves gives it away.
"""

import re

TAKEN_OUT = "[…]"

_ADDRESSES = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # e-mail
    r"|\b\d{1,3}(?:\.\d{1,3}){3}\b"  # IPv4
    r"|\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}\b"  # IPv6
    r"|\+\d(?:[ ()-]{0,2}\d){7,13}"  # telephone with the country
    r"|(?<![\d$-])(?<!\d[,.])[235-9]\d{3} \d{4}(?!\d|[,.]\d)"  # telephone in Hong Kong
    r"|\b1[3-9]\d{9}\b"  # mobile telephone in the Mainland
    r"|\b[A-Z]{1,2}\d{6}\([0-9A]\)"  # Hong Kong identity card
    r"|\b\d{17}[\dX]\b",  # Mainland identity card
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)\d\d (?:19|20)\d\d")
_NUMBER_AFTER = re.compile(
    r"((?:\btel(?:ephone)?|\bphone|\bmobile|\bwhatsapp|\bwechat|\bcall me (?:at|on)|"
    r"電話|电话|手機|手机|微信|微訊)"
    r"(?: (?:number|no\.?|is|id))*\s?[:：是係]?\s?)(?=\S*\d)[\w-]{6,20}",
    re.IGNORECASE,
)
_NAME_AFTER = re.compile(
    r"((?i:\bmy name(?:'s| is)|\bi am called)\s+)[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,3}"
    r"|((?:我叫|我的名字是|我嘅名係|本人姓|我姓)\s?)[\u4e00-\u9fff]{1,4}?(?=[，。,.!！？?\s]|$)"
)


def without_person(text: str) -> str:
    """Give a text without addresses, numbers of persons, and names after "my name is"."""
    text = _NAME_AFTER.sub(lambda match: f"{match[1] or match[2]}{TAKEN_OUT}", text)
    text = _NUMBER_AFTER.sub(rf"\1{TAKEN_OUT}", text)
    return _ADDRESSES.sub(lambda match: match[0] if _YEARS.fullmatch(match[0]) else TAKEN_OUT, text)
