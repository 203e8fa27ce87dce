"""Asking for a briefing: each answer once, its statements under the briefing's numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.briefing.bibliography import Bibliography
from assistant.briefing.briefing import Evidence, Statement
from assistant.briefing.statements import statements
from assistant.cite import citation
from assistant.extract import says_the_same
from assistant.units import ScoredUnit
from corpus.document import SECTION_SEPARATOR
from corpus.script import fold
from ingest.chat_settings import EXTRACTIVE
from ingest.passage import Passage, Unit, plain

_NUMBERED = re.compile(r"^\d+[.)、] *")
LOOKED_AT = 8  # of an answer's passages, for what was dated lately and for rates


@dataclass(frozen=True)
class Asked:
    """What an answer says that was not said before; `answered` tells whether it says anything."""

    statements: tuple[Statement, ...]
    answered: bool
    question: str


class Asking:
    """Asks the assistant, and remembers what was said and which passages were seen."""

    def __init__(
        self, assistant: Assistant, as_of: str = "", evidence: Sequence[Evidence] = ()
    ) -> None:
        """Ask as of a day, as of today where it is empty; `evidence` has its numbers already."""
        self._assistant = assistant
        self._as_of = as_of
        self._said: list[str] = []
        self.bibliography = Bibliography(assistant.index, evidence)
        self.passages: dict[str, Passage] = {}
        self.model = EXTRACTIVE

    def ask(self, questions: Sequence[str], where: Sequence[str], words: float) -> Asked:
        """Put a question, in the next of its languages where the documents do not answer it."""
        for question in questions:
            answer = self._answer(question, where, words)
            if answer.outcome == "answered":
                found = [self._numbered(each, answer) for each in statements(answer)]
                return Asked(tuple(each for each in found if self.is_new(each)), True, question)
        return Asked((), False, questions[0])

    def passages_for(self, question: str, where: Sequence[str]) -> list[Passage]:
        """Give the passages that a question finds, best first."""
        found = self._assistant.search(question, where, self._as_of)
        return [each.passage for each in self._assistant.evidence(found)[:LOOKED_AT]]

    def cite(self, passage: Passage, number: int, unit: Unit) -> int:
        """Give the number of a unit's citation."""
        about = self._assistant.index.documents[passage.document]
        cited = citation(0, ScoredUnit(passage, number, unit, 0.0), about)
        return self.bibliography.number(cited)

    def statement(self, passage: Passage, number: int, unit: Unit) -> Statement:
        """Give a unit as a statement."""
        cited = self.cite(passage, number, unit)
        lead = unit.lead if unit.kind == "item" else ""
        statement = Statement(unit.reading, (cited,), plain(lead), item=unit.kind != "sentence")
        return self._placed(statement)

    def is_new(self, statement: Statement) -> bool:
        """Tell whether this has not been said; it has been from now on."""
        text = statement.text
        new = not any(fold(text) == fold(said) or says_the_same(text, said) for said in self._said)
        self._said.append(text)
        return new

    def _answer(self, question: str, where: Sequence[str], words: float) -> Answer:
        answer = self._assistant.ask(question, where=where, as_of=self._as_of, max_words=words)
        if answer.outcome == "answered":
            self.model = answer.model
            best = answer.passages[:LOOKED_AT]
            self.passages |= {each.passage.id: each.passage for each in best}
        return answer

    def _numbered(self, statement: Statement, answer: Answer) -> Statement:
        by_number = {each.number: each for each in answer.citations}
        cited = [self.bibliography.number(by_number[each]) for each in statement.cited]
        return self._placed(replace(statement, cited=tuple(cited)))

    def _placed(self, statement: Statement) -> Statement:
        """Give an item without a lead-in the heading that it stands under."""
        if not statement.item or statement.lead:
            return statement
        section = self.bibliography.of(statement)[0].section
        heading = _NUMBERED.sub("", section.split(SECTION_SEPARATOR)[-1])
        return replace(statement, lead=heading)
