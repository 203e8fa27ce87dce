"""Citations numbered in the order in which a reader meets them."""

from dataclasses import replace

from assistant.briefing.briefing import Briefing, Section, Statement
from assistant.briefing.layout import layout
from assistant.briefing.paper import marks_in_order


def numbered(briefing: Briefing) -> Briefing:
    """Give the briefing with its marks numbered from the first page on, without unused evidence."""
    order = marks_in_order(layout(briefing).blocks)
    new = {old: number for number, old in enumerate(order, start=1)}

    def statement(each: Statement) -> Statement:
        return replace(each, cited=tuple(new[number] for number in each.cited))

    def section(each: Section) -> Section:
        return replace(
            each,
            topics=tuple(
                replace(topic, statements=tuple(map(statement, topic.statements)))
                for topic in each.topics
            ),
            worked=tuple(
                replace(
                    worked,
                    stated=statement(worked.stated),
                    terms=tuple(replace(t, cited=new.get(t.cited, 0)) for t in worked.terms),
                )
                for worked in each.worked
            ),
            remarks=tuple(
                replace(remark, cited=tuple(sorted(new[number] for number in remark.cited)))
                for remark in each.remarks
            ),
        )

    evidence = [briefing.cited(old) for old in order]
    return replace(
        briefing,
        sections=tuple(map(section, briefing.sections)),
        doubts=tuple(
            replace(each, statement=statement(each.statement)) for each in briefing.doubts
        ),
        evidence=tuple(
            replace(each, citation=replace(each.citation, number=number))
            for number, each in enumerate(evidence, start=1)
        ),
    )
