"""The groups of questions over which measures are summed up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.evaluation.record import Record


@dataclass(frozen=True)
class Group:
    """Questions that have `value` in common, by what is told in `by`."""

    by: str
    value: str
    records: tuple[Record, ...]


def groups(records: Sequence[Record]) -> list[Group]:
    """Give all questions, then the slices in a fixed order, each with the questions in it.

    A question stands in a slice for each kind of its reference documents; a language pair is its
    own language and theirs ("zh-Hant > en"). Areas are the test sets.
    """
    found: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        for key in _keys(record):
            found.setdefault(key, []).append(record)
    order = {by: number for number, by in enumerate(BY)}
    keys = sorted(found, key=lambda key: (order[key[0]], key[1]))
    return [Group(by, value, tuple(found[by, value])) for by, value in keys]


BY = ("all", "scope", "type", "language", "language pair", "persona", "kind", "area")


def _keys(record: Record) -> Iterator[tuple[str, str]]:
    question = record.question
    yield "all", "all"
    if question.answerable:
        yield "scope", "answerable"
        across = question.type == "cross-lingual"
        yield "scope", "across languages" if across else "same language"
        if record.languages:
            theirs = "+".join(sorted(set(record.languages)))
            yield "language pair", f"{question.language} > {theirs}"
    else:
        yield "scope", "unanswerable"
    yield "type", question.type
    yield "language", question.language
    yield "persona", question.persona
    yield "area", record.testset
    for kind in sorted(set(record.kinds)):
        yield "kind", kind
