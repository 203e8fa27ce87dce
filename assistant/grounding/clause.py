"""The clauses of a claim, each with what stands around it: found once, for all that asks for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.grounding.around import Around, around
from assistant.grounding.cited import Cited
from assistant.grounding.clauses import clauses
from assistant.grounding.place import Places, places
from assistant.grounding.reading import Reading, read
from assistant.grounding.senses import Senses


@dataclass(frozen=True)
class Clause:
    """A clause of a claim, and what stands around it in the places of the passages."""

    said: Reading
    around: Around
    places: Places


def clauses_of(text: str, cited: Cited, question: str, senses: Senses) -> Iterator[Clause]:
    """Give the clauses of a claim."""
    claim, among = read(text), places(cited)
    for clause in clauses(text):
        yield Clause(clause, around(clause, claim, question, among, senses), among)
