"""A kept briefing that somebody uploads -> a briefing that can be shown, or what is wrong."""

import datetime
from pathlib import Path

from assistant.briefing.briefing import Briefing
from assistant.briefing.check import problems
from assistant.briefing.draft import Drafter
from assistant.briefing.record import load_briefing
from assistant.errors import BriefingError
from corpus.document import Language
from ingest.index import Index
from page.texts import TEXT


def kept_briefing(file: Path, shown: Language) -> Briefing:
    """Read a kept briefing; raises BriefingError where its marks or its day are none."""
    briefing = load_briefing(file)
    if not _is_whole(briefing):
        raise BriefingError(TEXT[shown]["brief_not_kept"].format(file=file.name))
    return briefing


def still_holds(briefing: Briefing, index: Index, drafter: Drafter) -> bool:
    """Tell whether every document that a kept briefing cites still says what it quotes."""
    cited = {each.citation.document for each in briefing.evidence}
    return cited <= set(index.documents) and not problems(briefing, drafter.text)


def _is_whole(briefing: Briefing) -> bool:
    try:
        datetime.date.fromisoformat(briefing.day)
    except ValueError:
        return False
    most = len(briefing.evidence)
    worked = [each for section in briefing.sections for each in section.worked]
    statements = [
        *briefing.statements,
        *(each.stated for each in worked),
        *(each.statement for each in briefing.doubts),
    ]
    remarks = [each.cited for section in briefing.sections for each in section.remarks]
    marks = [*(each.cited for each in statements), *remarks]
    terms = [term.cited for each in worked for term in each.terms]
    return (
        all(each.cited for each in statements)
        and all(0 < number <= most for each in marks for number in each)
        and all(0 <= number <= most for number in terms)
    )
