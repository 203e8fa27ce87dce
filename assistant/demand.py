"""What a question plainly demands (a count, a sum, a share, how long, when), and who gives it."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from corpus.figures import Figure, figures
from corpus.script import fold

Demand = Literal["count", "sum", "share", "duration", "date"]

_TIME = r"(days?|weeks?|months?|years?|hours?|minutes?)"
_COUNTED = "[家间名位人宗份架辆所种笔张次只座件项类款国部]|个(?!月)|公司|企业|机构|员工|职位"
_MUCH = "(多少|几多)"
# Of the ways to ask only those that leave no doubt of what is asked for: with "what is the fee for"
# somebody may want to know what it pays for.
_DEMANDS: Mapping[Demand, re.Pattern[str]] = {
    "count": re.compile(
        rf"\bhow many\b(?! (more )?{_TIME}\b)|\bnumber of\b|\bheadcount\b"
        rf"|(多少|几多?)({_COUNTED})|人数"
    ),
    "sum": re.compile(
        r"\bhow much (?!of\b|time|longer)"
        rf"|{_MUCH}(钱|港元|港币|美元|亿|万|资金)|几钱|(收费|费用|租金|月租|年薪|申请费)[是系为]?{_MUCH}"
    ),
    "share": re.compile(
        r"\b(what|which)('s| is| was| are)?( the)? (percentage|per ?cent|pct|share|proportion|"
        r"tax rate|rate)\b"
        rf"|税率[是系为]?({_MUCH}|几)|百分之几|占({_MUCH}|几成)|几成|几个点"
    ),
    "duration": re.compile(
        rf"\bhow (long|soon|fast|quickly)\b|\bhow many (more )?{_TIME}\b"
        r"|多久|几耐|多长时间|(几|多少)(个月|天|年|日|小时|个工作[天日]|星期)(?!份)|几多(日|个月|天|年)"
    ),
    "date": re.compile(
        r"^when\b|\b(and|since|until|by|from) when\b"
        r"|\bwhen (did|does|do|is|was|were|will|can|must|should|has|have|are)\b"
        r"|\b(what|which) (year|date|day|month)\b"
        r"|几时|何时|什么时候|哪一?年|哪天|边年"
    ),
}
_TIMES = ("month", "day", "working day", "hour", "minute")
_NOTHING = re.compile(
    r"\b(free|nil|no (charge|fee|tax|duty|limit)|none|exempt(ed)?|immediately|same day|unlimited)\b"
    r"|免费|免税|无须|不收|没有上限|即时|当日|不设|豁免|零"
)
_IN_WORDS = re.compile(
    r"\b(half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|single|both|"
    r"quarter)\b|[一二两三四五六七八九十百千万]+[家间名位人个项宗份年月日天成所类种]|半"
)


def demands(question: str) -> frozenset[Demand]:
    """Give what a question plainly demands; nothing for most questions."""
    folded = fold(question)
    return frozenset(kind for kind, pattern in _DEMANDS.items() if pattern.search(folded))


@lru_cache(maxsize=4096)
def gives(text: str) -> frozenset[Demand]:
    """Give what a text can meet: a bare number may be a count, or a sum in a table."""
    given: set[Demand] = set()
    for figure in figures(text):
        given.update(_given(figure))
    folded = fold(text)
    if _NOTHING.search(folded):
        given.update(("count", "sum", "share", "duration"))
    if _IN_WORDS.search(folded):
        given.update(("count", "share"))
    return frozenset(given)


def _given(figure: Figure) -> tuple[Demand, ...]:
    if figure.kind == "amount":
        return ("sum",)
    if figure.kind in ("percent", "ratio"):
        return ("share", "sum")
    if figure.kind == "date":
        return ("date", "duration")
    if figure.kind == "quantity":
        return ("duration", "date") if figure.unit in _TIMES else ("count",)
    return ("count", "sum", "share") if figure.kind == "number" else ()
