"""A question that turned right or wrong between two runs, and what changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.evaluation.folder import name_of
from assistant.evaluation.measures.facts import stated
from assistant.evaluation.measures.refusal import refused
from assistant.evaluation.record import Record
from corpus.question import holds_fact
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
    old, new = _by_name(before), _by_name(after)
    return tuple(
        Turned(name, new[name].question.question, ending(old[name]), ending(new[name]))
        for name in names
    )


def ending(record: Record) -> str:
    """Say how a question ended: rightly, or what was wrong."""
    if record.outcome == "failed":
        return f"failed: {record.error}"
    if refused(record):
        return "refused" if record.question.answerable else "rightly refused"
    if not record.question.answerable:
        return "answered what the documents do not say"
    missing = missing_facts(record)
    if not missing:
        return "answered with every fact"
    more = f" and {len(missing) - _MISSING} more" if len(missing) > _MISSING else ""
    return f"answered without {', '.join(map(quoted, missing[:_MISSING]))}{more}"


def missing_facts(record: Record) -> tuple[str, ...]:
    """Give the reference facts that the answer does not hold, each by its first alternative."""
    text = stated(record)
    return tuple(fact[0] for fact in record.question.must_include if not holds_fact(text, fact))


def _by_name(records: Sequence[Record]) -> Mapping[str, Record]:
    return {name_of(record): record for record in records}
