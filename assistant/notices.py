"""What a reader must know beside an answer: languages, status and dates of its sources."""

import re
from collections.abc import Mapping, Sequence

from assistant.advice import asks_for_advice
from assistant.citation import Citation
from assistant.query import Query
from assistant.wording import separator, words
from corpus.document import Language
from corpus.script import family, fold
from ingest.records import DocumentRecord

# What a document in force says of law to come.
_PROPOSAL = re.compile(
    r"\b(proposed|proposals?|(the|a|this) bill|if (enacted|passed)|yet to be (enacted|passed)|"
    r"not yet (law|in force|enacted))\b|"
    r"草案|拟议|尚未(生效|立法|成为法例)|(建议|拟)(修订|修例|立法|推出)"
)

_DONE = re.compile(r"\b(passed|enacted|commenced|took effect|came into (force|effect))\b|通过|生效")


def notices_of(
    query: Query,
    citations: Sequence[Citation],
    documents: Mapping[str, DocumentRecord],
    today: str,
    phrased: bool = False,
) -> list[str]:
    """Give the notices of an answer, in the question's language.

    One that was `phrased` in that language needs no word on the language of its sources.
    """
    language = query.language
    notices = [words("advice", language)] if asks_for_advice(query.text) else []
    notices += [] if phrased else _languages(language, citations, documents)
    for status in ("superseded", "proposed"):
        numbers = [_mark(each) for each in citations if each.status == status]
        if numbers:
            notices.append(words(status, language, numbers="".join(numbers)))
    speaking = [
        _mark(each) for each in citations if each.status != "proposed" and speaks_of_proposal(each)
    ]
    if speaking:
        notices.append(words("speaks_of_proposal", language, numbers="".join(speaking)))
    return notices + _dates(language, citations, today)


def speaks_of_proposal(cited: Citation) -> bool:
    """Tell whether a document says of these words that they are no law yet."""
    said = fold(f"{cited.section} {cited.quote}")
    return _PROPOSAL.search(said) is not None and _DONE.search(fold(cited.quote)) is None


def _languages(
    language: Language, citations: Sequence[Citation], documents: Mapping[str, DocumentRecord]
) -> list[str]:
    answered_in = {family(documents[each.document].language) for each in citations}
    if family(language) not in answered_in:
        return [words("other_language", language)]
    return [words("both_languages", language)] if len(answered_in) > 1 else []


def _dates(language: Language, citations: Sequence[Citation], today: str) -> list[str]:
    notices: list[str] = []
    dates: dict[str, list[str]] = {}
    for each in citations:
        dates.setdefault(each.as_of or "?", []).append(_mark(each))
    newest = max((day for day in dates if day != "?"), default="")
    old = bool(newest) and newest < year_before(today)[: len(newest)]
    if len(dates) > 1:
        listed = separator(language).join(
            f"{''.join(numbers)} {day}" for day, numbers in sorted(dates.items())
        )
        notices.append(words("dates", language, dates=listed))
    elif newest and not old:  # what is old is told with its date
        notices.append(words("date", language, dates=newest))
    if old:
        notices.append(words("old", language, date=newest))
    return notices


def _mark(cited: Citation) -> str:
    return f"[{cited.number}]"


def year_before(day: str) -> str:
    """Give the day a year before; of a 29 February it need not exist, but sorts well."""
    return f"{int(day[:4]) - 1}{day[4:]}"
