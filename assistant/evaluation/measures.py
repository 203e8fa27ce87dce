"""What is measured of one answer to a test-set question."""

from dataclasses import dataclass

from assistant.answer import Answer
from corpus.question import Question, holds_fact
from ingest.index import Index

CUTS = (1, 3, 5)


@dataclass(frozen=True)
class QuestionResult:
    """One question: its measures (1, 0 or a share; None where a measure does not apply)."""

    id: str
    type: str
    language: str
    question: str
    outcome: str
    measures: dict[str, float | None]
    missing_facts: tuple[tuple[str, ...], ...]
    found: tuple[str, ...]
    text: str


def measure(question: Question, answer: Answer, index: Index) -> QuestionResult:
    """Measure an answer against its reference.

    document@k, section@k: one of the reference documents (their sections) is among the first k
    passages. facts: share of must_include in the text; all_facts: all of them. refused: the
    outcome is not `answered`. quotes_exact: share of citations whose quote stands letter by letter
    in the document.
    """
    measures: dict[str, float | None] = {}
    top = answer.passages
    for cut in CUTS:
        hit = any(each.passage.document in question.documents for each in top[:cut])
        section = any(
            question.names_section(each.passage.document, each.passage.section)
            for each in top[:cut]
        )
        measures[f"document@{cut}"] = float(hit) if question.answerable else None
        measures[f"section@{cut}"] = float(section) if question.sections else None
    missing = tuple(fact for fact in question.must_include if not holds_fact(answer.text, fact))
    facts = len(question.must_include)
    measures["facts"] = 1 - len(missing) / facts if facts else None
    measures["all_facts"] = float(not missing) if facts else None
    measures["refused"] = float(answer.outcome != "answered")
    exact = [each.quote in index.text(each.document) for each in answer.citations]
    measures["quotes_exact"] = sum(exact) / len(exact) if exact else None
    return QuestionResult(
        question.id,
        question.type,
        question.language,
        question.question,
        answer.outcome,
        measures,
        missing,
        tuple(f"{each.passage.document} > {each.passage.section}" for each in top[:5]),
        answer.text,
    )
