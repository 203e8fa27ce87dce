"""An answer as it is written: sentences with marks, and the citations that the marks point at."""

from collections.abc import Sequence

from assistant.citation import Citation
from assistant.cite import CitedText, citation
from assistant.copies import places_of_quote
from assistant.units import ScoredUnit
from corpus.document import Language
from corpus.script import family
from ingest.index import Index


class Written:
    """Numbers the quoted units in reading order, each once, behind the sentences they bear."""

    def __init__(
        self, language: Language, index: Index, allowed: Sequence[str] | None = None
    ) -> None:
        """Write in `language`; only `allowed` documents are named beside a quote (None: all)."""
        self.citations: list[Citation] = []
        self.last = ""  # what the last sentence added to the text
        self._gap = " " if language == "en" else ""
        self._family = family(language)
        self._listed = False  # whether the last sentence is a list item
        self._text = ""
        self._index = index
        self._allowed = allowed
        self._said: set[str] = set()
        self._numbers: dict[tuple[str, int], int] = {}

    def add(self, text: str, units: Sequence[ScoredUnit], listed: bool = False) -> bool:
        """Write a sentence that rests on units; False where the answer has it already.

        A table row or list item is `listed`: it stands on a line of its own.
        """
        self.last = ""
        if text in self._said:
            return False
        marks = "".join(dict.fromkeys(f"[{self._number(unit)}]" for unit in units))
        marked = f"{'- ' if listed else ''}{text} {marks}".strip()
        gap = self._gap
        if listed or self._listed:
            gap = "\n" if listed and self._listed else "\n\n"
        self.last = (gap if self._said else "") + marked
        self._said.add(text)
        self._text += self.last
        self._listed = listed
        return True

    def speaks(self, unit: ScoredUnit) -> bool:
        """Tell whether a unit is in the language of the answer, in either script."""
        return family(unit.passage.language) == self._family

    def quotes(self, unit: ScoredUnit) -> bool:
        """Tell whether a unit is quoted already."""
        return (unit.passage.id, unit.number) in self._numbers

    @property
    def cited(self) -> CitedText:
        """What is written so far."""
        return CitedText(self._text, tuple(self.citations))

    def _number(self, unit: ScoredUnit) -> int:
        place = (unit.passage.id, unit.number)
        if place not in self._numbers:
            self._numbers[place] = len(self._numbers) + 1
            record = self._index.documents[unit.passage.document]
            also = places_of_quote(*place, self._index, self._allowed)
            self.citations.append(citation(self._numbers[place], unit, record, also))
        return self._numbers[place]
