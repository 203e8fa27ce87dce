"""A question that turned right or wrong between two runs, and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evaluation.folder import by_name
from assistant.evaluation.record import Record
from assistant.evaluation.report.facts import facts_of
from assistant.evaluation.report.verdict import verdict
from corpus.question_sets.quoted import quoted

_MISSING = 3  # facts that are named


@dataclass(frozen=True)
class Turned:
    """A question by its name in the runs, and in words how it ended in each."""

    name: str
    question: str
    before: str
    after: str


def turned(
    names: Sequence[str], before: Sequence[Record], after: Sequence[Record]
) -> tuple[Turned, ...]:
    """Say of the questions in `names` how they ended in both runs."""
    old, new = by_name(before), by_name(after)
    return tuple(
        Turned(name, new[name].question.question, ending(old[name]), ending(new[name]))
        for name in names
    )


def ending(record: Record) -> str:
    """Say how a question ended, with the facts that an answer lacks, by a way to say them."""
    ended = verdict(record)
    if ended == "failed":
        return f"failed: {record.error}"
    missing = [fact.alternatives[0] for fact in facts_of(record) if not fact.found]
    if ended == "refused" or not missing:
        return ended
    more = f" and {len(missing) - _MISSING} more" if len(missing) > _MISSING else ""
    return f"{ended}, without {', '.join(map(quoted, missing[:_MISSING]))}{more}"
