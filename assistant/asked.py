"""What kind of thing a question asks for, and whether a text holds such a thing."""

import re
from collections.abc import Mapping
from typing import Literal

from corpus.script import fold

Asked = Literal["amount", "share", "time", "person", "list"]

_ASKS: Mapping[Asked, re.Pattern[str]] = {
    "amount": re.compile(
        r"\bhow (much|many|big|large|high|far|few)\b|\b(fees?|costs?|price|amount|cap|ceiling|"
        r"numbers?|minimum|min|maximum|max|thresholds?|capital|size|salary|pay|fine|penalty|quota|"
        r"total|figures?|count|limit|budget|spend|spent|spending|hotline|phone)\b|"
        r"多少|几多|几间|几个|几人|几家|几名|几万|几钱|人数|金额|费用|收费|上限|下限|门槛|最低|最高|最多|最少|名额|电话|罚款|总额|规模|面积"
    ),
    "share": re.compile(
        r"\b(rates?|per ?cent|percentages?|%|share|ratio|proportion|stake)\b|%|税率|比率|比例|百分|占比|几成|回赠"
    ),
    "time": re.compile(
        r"\b(when|what (year|date|day|month)|since|until|deadline|dates?|how (long|soon|often|old)|"
        r"how fast|valid(ity)?|period|years?|months?|days?|weeks?|start(ed|s)?|by which)\b|"
        r"几时|何时|什么时候|哪年|哪一年|哪天|日期|多久|几耐|多长|期限|限期|时间|起生效|开始|到期|有效期"
    ),
    "person": re.compile(
        r"\b(who|whose|whom|chair(s|man|person|ed)?|heads?|headed|leads?|led|name of)\b|"
        r"谁|边个|哪位|由哪|主席|署长|局长|负责人|总裁|行政总裁"
    ),
    "list": re.compile(
        r"\b(list|which|what (kinds?|types?|are|other|papers|documents)|name (the|all|some)|compare|"
        r"conditions|criteria|requirements|steps|papers|documents|all the|examples|options)\b|"
        r"哪些|边啲|有咩|有什么|有乜|条件|要求|步骤|文件|类别|种类|分别|包括|比较|列出"
    ),
}
_HOLDS: Mapping[Asked, re.Pattern[str]] = {
    "amount": re.compile(
        r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|half|third)\b|[一二两三四五六七八九十]+[个间名家万亿成]"
    ),
    "share": re.compile(
        r"\d ?(%|per ?cent)|\b(half|third|quarter)[- ]?(rate)?\b|半税|[一二两三四五六七八九]成|分之"
    ),
    "time": re.compile(
        r"\b(19|20)\d\d\b|\d+ ?(days?|weeks?|months?|years?|hours?|working)|"
        r"\b(one|two|three|four|five|six|nine|ten|twelve) (days?|weeks?|months?|years?|hours?|working)|"
        r"\d+ ?(年|月|日|天|个月|星期|小时|周)|[一二两三四五六七八九十]+(年|个月|天|日|星期|小时|周)"
    ),
    "person": re.compile(r"\b[a-z]+ [a-z]+\b|[一-鿿]{2,}"),
    "list": re.compile(r"[,;:、；：]"),
}
_NAME = re.compile(r"(?<![.!?] )\b[A-Z][a-z]+ [A-Z][A-Za-z-]+\b")


def asked(question: str) -> frozenset[Asked]:
    """Give the kinds of thing that a question asks for; none is known for many questions."""
    folded = fold(question)
    return frozenset(kind for kind, pattern in _ASKS.items() if pattern.search(folded))


def holds(text: str, kind: Asked) -> bool:
    """Tell whether a text holds a thing of this kind."""
    if kind == "person" and text.isascii():
        return _NAME.search(text) is not None
    return _HOLDS[kind].search(fold(text)) is not None
