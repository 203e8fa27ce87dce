"""A test-set line, and how a reference fact is found in an answer."""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from corpus.document import SECTION_SEPARATOR, Language
from corpus.script import fold

QuestionType = Literal[
    "fact", "figure", "list", "multi", "temporal", "cross-lingual", "unanswerable", "out-of-scope"
]
Persona = Literal["investor", "officer", "evaluator"]
QUESTION_TYPES: tuple[QuestionType, ...] = get_args(QuestionType)

MAX_QUESTION = 2000  # characters, as many as can be asked

_PERCENT = re.compile(r"per\s*cent")
_DROPPED = re.compile(r"[\s,，]+")
_Words = Annotated[str, StringConstraints(min_length=1)]


class Nugget(BaseModel):
    """A fact of a good answer: vital, or okay to have (TREC); one of the alternatives says it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    alternatives: tuple[_Words, ...] = Field(min_length=1)
    vital: bool = True


class Question(BaseModel):
    """One question of a test set with its reference answer; no documents: none should be given.

    `pages` are (document, page from 1) that hold the answer; `evidence` is words that stand in a
    passage that does; `gains` grades documents (0: useless) where they are not all as good.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: _Words
    question: _Words
    language: Language
    type: QuestionType
    answer: str
    must_include: tuple[tuple[_Words, ...], ...]
    documents: tuple[_Words, ...]
    sections: tuple[_Words, ...] = ()
    persona: Persona = "investor"
    history: tuple[tuple[str, str], ...] = ()
    nuggets: tuple[Nugget, ...] = ()
    pages: tuple[tuple[_Words, Annotated[int, Field(ge=1)]], ...] = ()
    evidence: tuple[_Words, ...] = ()
    gains: Mapping[str, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)

    @property
    def answerable(self) -> bool:
        """Whether the corpus holds an answer."""
        return bool(self.documents)

    def names_section(self, document: str, section: str) -> bool:
        """Tell whether a place stands in one of the reference sections, by its last heading."""
        return document in self.documents and section.split(SECTION_SEPARATOR)[-1] in self.sections

    def facts_held(self, text: str) -> float:
        """Give the share of the reference facts that a text holds, 0 where there are none."""
        facts = self.must_include
        return sum(holds_fact(text, fact) for fact in facts) / len(facts) if facts else 0.0


def comparable(text: str) -> str:
    """Give the form in which reference facts are compared (contract.md, "A test-set line")."""
    return _DROPPED.sub("", _PERCENT.sub("%", fold(text)))


def holds_fact(text: str, alternatives: Iterable[str]) -> bool:
    """Tell whether one of the alternatives of a fact occurs in `text`."""
    folded = comparable(text)
    return any(comparable(alternative) in folded for alternative in alternatives)
