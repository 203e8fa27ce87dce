"""What an officer should verify, by rules over what a briefing cites."""

from collections.abc import Iterator

from assistant.briefing.briefing import Briefing, Remark
from assistant.briefing.labels import label
from assistant.notices import speaks_of_proposal, year_before


def verify(briefing: Briefing) -> tuple[Remark, ...]:
    """Give what to verify, each with the citations that it is about; or that there is nothing."""
    found = tuple(_found(briefing))
    return found or (Remark(label("verify_none", briefing.language)),)


def _found(briefing: Briefing) -> Iterator[Remark]:
    language = briefing.language
    numbers = sorted({number for each in briefing.statements for number in each.cited})
    cited = {number: briefing.cited(number) for number in numbers}
    proposed = [
        number
        for number, each in cited.items()
        if each.citation.status == "proposed" or speaks_of_proposal(each.citation)
    ]
    if proposed:
        yield Remark(label("verify_proposed", language), tuple(proposed))
    limit = year_before(briefing.day)
    old: dict[str, list[int]] = {}
    for number, each in cited.items():
        day = each.citation.as_of
        if day and day < limit[: len(day)]:
            old.setdefault(day, []).append(number)
    for day, those in sorted(old.items()):
        yield Remark(label("verify_old", language, day=day), tuple(those))
    for statement in briefing.statements:
        if statement.earlier:
            yield Remark(label("verify_earlier", language, day=statement.earlier), statement.cited)
    said = [number for number, each in cited.items() if each.kind == "interview"]
    if said:
        yield Remark(label("verify_interview", language), tuple(said))
