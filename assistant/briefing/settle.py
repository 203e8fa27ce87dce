"""What a briefing says of itself, made to fit what it says."""

from dataclasses import replace

from assistant.briefing.briefing import Briefing, Remark, Section
from assistant.briefing.doubts import doubts
from assistant.briefing.number import numbered
from assistant.briefing.verify import verify


def settled(briefing: Briefing) -> Briefing:
    """Give a briefing in which what is made from its statements fits them.

    These are what to verify, what stays open, the figures in doubt and the numbers of the marks;
    a section of which nothing is left is not in it.
    """
    sections = (_made_anew(each, briefing) for each in briefing.sections)
    standing = replace(briefing, sections=tuple(each for each in sections if each.holds_something))
    return numbered(replace(standing, doubts=doubts(standing)))


def _made_anew(section: Section, briefing: Briefing) -> Section:
    match section.made:
        case "verify":
            return replace(section, remarks=verify(briefing))
        case "open":
            return replace(section, remarks=tuple(map(Remark, briefing.unanswered)))
        case _:
            return section
