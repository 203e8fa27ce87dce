"""Why a question did not count as right, in plain words."""

from collections.abc import Iterator, Sequence

from assistant.evaluation.measures.ranking import LEVELS, Level
from assistant.evaluation.measures.refusal import near_miss
from assistant.evaluation.record import Record
from assistant.evaluation.report.facts import Fact, facts_of
from assistant.evaluation.report.numbers import count
from assistant.evaluation.report.verdict import verdict
from corpus.question import Question

_PLACES = ("document", "section", "page")


def why(record: Record) -> list[str]:
    """Give the reasons, the plainest first; none for what is right."""
    ended = verdict(record)
    reasons: list[str] = []
    if ended == "failed":
        reasons = [f"Failed: {record.error or 'no reason was kept'}"]
    elif not record.question.answerable:
        reasons = [] if ended == "refused" else list(_answered_wrongly(record))
    elif ended == "refused":
        reasons = [f"Refused although the corpus answers{_confidence(record)}.", *_places(record)]
    elif ended == "answered, not judged":
        reasons = ["The question has no reference facts: right or wrong cannot be told."]
    elif ended != "answered right":
        reasons = [*_missing(facts_of(record)), *_places(record), *_cited(record)]
    return [*reasons, *_not_exact(record)]


def _answered_wrongly(record: Record) -> Iterator[str]:
    what = "answers it"
    if near_miss(record.question):
        what = "does: it knows the subject, the detail is absent"
    yield f"Answered although nothing in the corpus {what}{_confidence(record)}."


def _confidence(record: Record) -> str:
    if record.probability is None or record.threshold is None:
        return ""
    return f" (confidence {record.probability:.2f}, threshold {record.threshold:.2f})"


def _missing(facts: Sequence[Fact]) -> Iterator[str]:
    missing = [fact for fact in facts if not fact.found]
    told = "; ".join(f"{fact.words} ({_said(fact)})" for fact in missing)
    yield f"{len(missing)} of {count(len(facts), 'fact')} missing: {told}."


def _said(fact: Fact) -> str:
    if not fact.ranks:
        return "no retrieved passage says it"
    return f"the passage at rank {fact.ranks[0]} says it"


def _places(record: Record) -> Iterator[str]:
    """Tell where what is right was first found, by document, then section, then page."""
    for level in place_levels(record.question):
        rank = _first_rank(level, record)
        if rank is None:
            passages = count(len(record.retrieved), "passage")
            yield f"No right {level.name} among the {passages} retrieved."
            return
        yield f"Right {level.name} found at rank {rank}."


def place_levels(question: Question) -> list[Level]:
    """Give those of document, section and page by which a passage can be right."""
    return [level for level in LEVELS if level.name in _PLACES and level.applies(question)]


def _first_rank(level: Level, record: Record) -> int | None:
    gains = level.ranking(record).found
    return next((rank for rank, gain in enumerate(gains, start=1) if gain > 0), None)


def _cited(record: Record) -> Iterator[str]:
    cited = {citation.document for citation in record.citations}
    if cited.isdisjoint(record.question.documents):
        yield "None of the right documents is cited."


def _not_exact(record: Record) -> Iterator[str]:
    for citation, exact in zip(record.citations, record.quotes_exact, strict=False):
        if not exact:
            yield f"Quote {citation.number} does not stand letter by letter in its document."
