"""The figures that would embarrass most if they were wrong, and why they are in doubt."""

import re
from collections.abc import Iterator, Sequence

from assistant.briefing.briefing import Briefing, Doubt, Statement
from assistant.briefing.labels import label
from assistant.notices import speaks_of_proposal, year_before
from corpus.figures import Figure, figures

MOST = 2
SHOWN = 3  # figures of one statement
# A figure as it is written: with its currency, multiplier and unit.
_WRITTEN = re.compile(
    r"(?:HK\$|US\$|RMB ?|港幣|港币|\$|€)? ?\d[\d,]*(?:\.\d+)?(?: ?(?:%|per ?cent\b|million|billion|"
    r"[萬亿億万]|[港美]?元))*"
)
_TOLD = frozenset(("amount", "percent"))
# What each reason counts: one that may make the figure wrong counts more than who said it.
_WEIGHT = {
    "why_proposed": 4,
    "why_earlier": 4,
    "why_old": 3,
    "why_interview": 2,
    "why_worked": 2,
    "why_first_page": 1,
}


def doubts(briefing: Briefing) -> tuple[Doubt, ...]:
    """Give the MOST figures in doubt among amounts and percentages, the most doubtful first."""
    found: dict[Statement, list[str]] = {}
    subjects: dict[Statement, str] = {}
    for worked in (worked for section in briefing.sections for worked in section.worked):
        found[worked.stated] = list(_reasons(briefing, (), worked.stated))
        subjects[worked.stated] = worked.label
    for topic in (topic for section in briefing.sections for topic in section.topics):
        for statement in topic.statements[:1] if topic.glance or topic.summary else ():
            if _told(statement):
                subjects.setdefault(statement, topic.label)
                found[statement] = list(_reasons(briefing, topic.statements, statement))
    ranked = sorted(found, key=lambda each: -sum(_WEIGHT[key] for key in found[each]))
    return tuple(
        Doubt(_written(each), subjects[each], each, _worded(found[each], each, briefing))
        for each in ranked[:MOST]
    )


def _reasons(
    briefing: Briefing, beside: Sequence[Statement], statement: Statement
) -> Iterator[str]:
    cited = [briefing.cited(number) for number in statement.cited]
    if any(e.citation.status == "proposed" or speaks_of_proposal(e.citation) for e in cited):
        yield "why_proposed"
    if any(each.earlier for each in beside):
        yield "why_earlier"
    limit = year_before(briefing.day)
    if any((day := each.citation.as_of) and day < limit[: len(day)] for each in cited):
        yield "why_old"
    if any(each.kind == "interview" for each in cited):
        yield "why_interview"
    worked = {term.cited for s in briefing.sections for w in s.worked for term in w.terms}
    if worked & set(statement.cited):
        yield "why_worked"
    yield "why_first_page"


def _told(statement: Statement) -> frozenset[Figure]:
    return frozenset(each for each in figures(statement.text) if each.kind in _TOLD)


def _written(statement: Statement) -> str:
    """Give the amounts and percentages as they are written, the first SHOWN of them."""
    wanted = _told(statement)
    found = (
        match.group().strip()
        for match in _WRITTEN.finditer(statement.text)
        if figures(match.group()) & wanted
    )
    return "; ".join(list(dict.fromkeys(found))[:SHOWN]) or statement.text


def _worded(keys: list[str], statement: Statement, briefing: Briefing) -> tuple[str, ...]:
    days = {briefing.cited(number).citation.as_of or "" for number in statement.cited}
    return tuple(label(key, briefing.language, day=min(days)) for key in keys)
