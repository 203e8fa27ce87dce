"""What makes a well-formed question hard to score, or scores it as nobody meant."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.question import MAX_QUESTION, Question, comparable, holds_fact
from corpus.question_sets.nearest import suggestion
from corpus.question_sets.quoted import quoted
from corpus.script import detect_language

UNANSWERABLE = ("unanswerable", "out-of-scope")
_EMPTY_IF_UNANSWERABLE = ("answer", "must_include", "documents", "nuggets", "pages", "evidence")


@dataclass(frozen=True)
class Doubt:
    """Something odd in `field`; it says nothing where one of the fields in `also` is broken."""

    field: str
    message: str
    severity: Literal["error", "warning"]
    also: tuple[str, ...] = ()

    @property
    def reads(self) -> tuple[str, ...]:
        """All fields on which this rests."""
        return (self.field, *self.also)


def doubts(question: Question, documents: Collection[str] | None) -> Iterator[Doubt]:
    """Give what is odd about a question; `documents` are the known ids, None: any id passes."""
    yield from _words(question)
    yield from _ending(question)
    yield from _alternatives("must_include", "fact", question, question.must_include)
    nuggets = [nugget.alternatives for nugget in question.nuggets]
    yield from _alternatives("nuggets", "nugget", question, nuggets)
    yield from _places(question, documents)


def _words(question: Question) -> Iterator[Doubt]:
    text = question.question
    if not text.strip():
        yield Doubt("question", "there is no question", "error")
    if len(text) > MAX_QUESTION:
        said = f"{len(text):,} characters; at most {MAX_QUESTION:,} can be asked"
        yield Doubt("question", said, "error")
    looks = detect_language(text, question.language)
    if looks != question.language and any(character.isalpha() for character in text):
        said = f"{question.language}, but the question looks like {looks}"
        yield Doubt("language", said, "warning", ("question",))


def _ending(question: Question) -> Iterator[Doubt]:
    if question.type in UNANSWERABLE:
        for field in _EMPTY_IF_UNANSWERABLE:
            if getattr(question, field):
                said = f"filled, but the type is {question.type}; empty it or change the type"
                # A type that was left out follows from the documents.
                yield Doubt(field, said, "error", ("type", "documents"))
        return
    if not question.documents:
        said = f"none, but the type is {question.type}; name those that hold the answer"
        yield Doubt("documents", said, "error", ("type",))
    if not question.answer.strip():
        yield Doubt("answer", "there is no reference answer", "warning", ("type",))
    if not question.must_include and not question.nuggets:
        said = "no facts; only the documents that are found can be scored"
        yield Doubt("must_include", said, "warning", ("type", "nuggets"))


def _alternatives(
    field: str, name: str, question: Question, facts: Sequence[Sequence[str]]
) -> Iterator[Doubt]:
    for number, alternatives in enumerate(facts, start=1):
        # Nothing is found in every answer; a fact without alternatives in none.
        if not all(map(comparable, alternatives)) or not alternatives:
            yield Doubt(field, f"{name} {number} has an empty alternative", "error")
        elif question.answer.strip() and not holds_fact(question.answer, alternatives):
            said = f"{name} {number} ({quoted(alternatives[0])}) is not in the reference answer"
            yield Doubt(field, said, "warning", ("answer",))


def _places(question: Question, documents: Collection[str] | None) -> Iterator[Doubt]:
    for name in question.documents:
        if documents is not None and name not in documents:
            said = f"there is no document {quoted(name)}; {suggestion(name, sorted(documents))}"
            yield Doubt("documents", said, "error")
    for name in dict.fromkeys(document for document, _ in question.pages):
        if name not in question.documents:
            said = f"pages of {quoted(name)}, which is not among the documents of the row"
            yield Doubt("pages", said, "error", ("documents",))
