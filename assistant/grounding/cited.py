"""The passages that a claim cites, read as one."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

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
        return frozenset().union(*(each.figures for each in (*self.lines, *around)))

    @cached_property
    def spaced(self) -> str:
        """All words, for names: text, title, headings, publishers."""
        return "".join(read(f"{each.around}\n{each.text}").spaced for each in self.passages)

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms of text, title and headings."""
        return frozenset(
            term
            for each in self.passages
            for term in terms(f"{each.title}\n{each.section}\n{each.text}")
        )

    @property
    def text(self) -> str:
        """The words of the passages."""
        return "\n".join(f"{each.around}\n{each.text}" for each in self.passages)
