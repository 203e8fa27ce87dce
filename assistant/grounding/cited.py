"""The passages that a claim cites, read as one."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.grounding.evidence import Evidence
from assistant.grounding.reading import Reading, read
from corpus.figures import Figure
from ingest.terms import terms


@dataclass(frozen=True)
class Cited:
    """One or more passages together."""

    passages: tuple[Evidence, ...]

    @classmethod
    def of(cls, passages: Iterable[Evidence]) -> "Cited":
        """Give passages as cited together."""
        return cls(tuple(passages))

    @cached_property
    def lines(self) -> tuple[Reading, ...]:
        """The sentences, items and rows of the passages, each once."""
        every = dict.fromkeys(line for each in self.passages for line in each.lines)
        return tuple(read(line) for line in every)

    @cached_property
    def figures(self) -> frozenset[Figure]:
        """All figures of the passages, and of what was told beside them."""
        around = (read(each.around) for each in self.passages)
        return frozenset[Figure]().union(*(each.figures for each in (*self.lines, *around)))

    @cached_property
    def spaced(self) -> str:
        """All words, for names: text, title, headings, publishers."""
        return "".join(read(told(each)).spaced for each in self.passages)

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms of text, title and headings."""
        return frozenset[str]().union(*(_terms(each) for each in self.passages))

    @property
    def text(self) -> str:
        """All words of the passages, and who published them."""
        return "\n".join(told(each) for each in self.passages)


def told(evidence: Evidence) -> str:
    """Give a passage with all that was told beside it."""
    return f"{evidence.around}\n{evidence.publishers}\n{evidence.text}"


@lru_cache(maxsize=512)
def alone(evidence: Evidence) -> Cited:
    """Give one passage as it is cited alone."""
    return Cited((evidence,))


@lru_cache(maxsize=512)
def _terms(evidence: Evidence) -> frozenset[str]:
    return frozenset(terms(f"{evidence.title}\n{evidence.section}\n{evidence.text}"))
