"""Two briefings side by side: which statements moved, topic by topic."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.briefing.briefing import Briefing, Statement
from corpus.script import fold


@dataclass(frozen=True)
class Moved:
    """What a topic says in one of two briefings and not in the other, as numbered there."""

    section: str
    topic: str
    gone: tuple[Statement, ...]
    new: tuple[Statement, ...]


@dataclass(frozen=True)
class Comparison:
    """Two briefings and what moved between them; `kept` counts statements that both have."""

    one: Briefing
    other: Briefing
    moved: tuple[Moved, ...]
    kept: int


def compare(one: Briefing, other: Briefing) -> Comparison:
    """Compare two briefings of one language, of two days or of two profiles.

    A statement moved when its words are not in the other briefing at all: one that only stands in
    another section has not.
    """
    before, after = _words(one), _words(other)
    topics: dict[tuple[str, str], tuple[list[Statement], list[Statement]]] = {}
    for briefing, there, side in ((one, after, 0), (other, before, 1)):
        for place, statement in _placed(briefing):
            if fold(statement.text) not in there:
                topics.setdefault(place, ([], []))[side].append(statement)
    moved = tuple(
        Moved(section, topic, tuple(gone), tuple(new))
        for (section, topic), (gone, new) in topics.items()
    )
    return Comparison(one, other, moved, len(before & after))


def _words(briefing: Briefing) -> set[str]:
    return {fold(statement.text) for statement in briefing.statements}


def _placed(briefing: Briefing) -> Iterator[tuple[tuple[str, str], Statement]]:
    for section in briefing.sections:
        for topic in section.topics:
            for statement in topic.statements:
                yield (section.title, topic.label), statement
