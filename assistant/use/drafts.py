"""Feedback -> draft lines of a test set, which an evaluator completes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.errors import AssistantError
from assistant.use.entries import Feedback
from assistant.use.log import UseLog
from corpus.document import SECTION_SEPARATOR, Language
from corpus.question import Persona, Question, QuestionType
from corpus.question_sets.content import UNANSWERABLE

_MARK = re.compile(r"\s*\[\d+\]")


@dataclass(frozen=True)
class Draft:
    """A line as far as the feedback `feedback` tells it; `type` None: only the evaluator knows.

    `note` is what the reader said. There are no facts: which ones a good answer must hold is for
    the evaluator to say.
    """

    feedback: str
    question: str
    language: Language
    type: QuestionType | None
    answer: str
    documents: tuple[str, ...]
    sections: tuple[str, ...]
    persona: Persona
    history: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True)
class Completion:
    """What the evaluator says of a draft; what is empty stays as drafted."""

    facts: tuple[tuple[str, ...], ...] = ()
    documents: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    answer: str = ""
    type: QuestionType | None = None


def drafts(log: UseLog) -> list[Draft]:
    """Give the drafts that are not decided on, oldest first."""
    decided = log.decisions()
    return [draft_of(each) for each in log.all_feedback() if each.id not in decided]


def draft_of(feedback: Feedback) -> Draft:
    """Give the draft of feedback: a useful answer is its reference, a wrong one leaves it open."""
    useful = feedback.verdict == "useful"
    reference = useful and feedback.outcome == "answered"
    sections = [each.split(SECTION_SEPARATOR)[-1] for each in feedback.sections]
    return Draft(
        feedback=feedback.id,
        question=feedback.question,
        language=feedback.language,
        type=("fact" if reference else "unanswerable") if useful else None,
        answer=_MARK.sub("", feedback.text).strip() if reference else "",
        documents=feedback.documents if reference else (),
        sections=tuple(dict.fromkeys(filter(None, sections))) if reference else (),
        persona=feedback.persona,
        history=feedback.history,
        note=feedback.reason,
    )


def completed(draft: Draft, by: Completion) -> Question:
    """Give the question of a draft with what the evaluator says of it."""
    kind = by.type or ("fact" if by.documents else draft.type)
    if kind is None:
        raise AssistantError(
            f"{draft.feedback}: the answer was called wrong; name the documents that hold the "
            "right one (--document), or say that none does (--type unanswerable)"
        )
    fields: dict[str, object] = {
        "id": f"use-{draft.feedback}",
        "question": draft.question,
        "language": draft.language,
        "type": kind,
        "answer": by.answer,
        "must_include": by.facts,
        "documents": by.documents,
        "sections": by.sections,
        "persona": draft.persona,
        "history": draft.history,
    }
    if kind not in UNANSWERABLE:
        fields["answer"] = by.answer or draft.answer
        fields["documents"] = by.documents or draft.documents
        # Sections are those of the documents: others have others.
        fields["sections"] = by.sections or (() if by.documents else draft.sections)
    return Question.model_validate(fields)


def find(drafted: Sequence[Draft], feedback: str) -> Draft:
    """Give the draft of the feedback of this id."""
    for each in drafted:
        if each.feedback == feedback:
            return each
    raise AssistantError(f"{feedback}: no open draft; `harbour feedback list` shows them")
