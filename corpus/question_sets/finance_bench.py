"""FinanceBench: questions about annual reports with the pages that hold the answer."""

import re
from pathlib import Path

from pydantic import AliasChoices, Field

from corpus.question import Question
from corpus.question_sets.imported import Imported
from corpus.question_sets.records import Record, Words, read_records
from corpus.script import detect_language

# "$1577.00", "-0.8%", "24.26": an answer that is one figure, its last zeros told apart.
_FIGURE = re.compile(r"(-?)([$€£]?)(-?\d[\d,]*(?:\.\d*?[1-9])?)(?:\.?0+)?(%?)\.?")


class _Evidence(Record):
    evidence_text: str
    evidence_page_num: int = Field(ge=0)
    document: str = Field("", validation_alias=AliasChoices("evidence_doc_name", "doc_name"))


class _Asked(Record):
    id: Words = Field(validation_alias="financebench_id")
    question: Words
    answer: str
    doc_name: Words
    evidence: tuple[_Evidence, ...] = ()


def import_finance_bench(path: Path) -> Imported:
    """Give the questions; a document's id is its PDF's name, and the user has the PDFs."""
    return Imported(tuple(_question(asked) for asked in read_records(path, _Asked)))


def _question(asked: _Asked) -> Question:
    answer = asked.answer.strip()
    figures = _figures(answer)
    # Their pages count from zero, ours from one.
    pages = [(_pdf(e.document or asked.doc_name), e.evidence_page_num + 1) for e in asked.evidence]
    texts = [" ".join(e.evidence_text.split()) for e in asked.evidence]
    return Question(
        id=asked.id,
        question=asked.question,
        language=detect_language(asked.question),
        type="figure" if figures else "fact",
        answer=answer,
        # A sentence of free words is never found word by word; a figure is.
        must_include=(figures,) if figures else (),
        documents=tuple(dict.fromkeys([_pdf(asked.doc_name), *(name for name, _ in pages)])),
        pages=tuple(dict.fromkeys(pages)),
        evidence=tuple(text for text in texts if text),
    )


def _pdf(name: str) -> str:
    return f"{name}.pdf"


def _figures(answer: str) -> tuple[str, ...]:
    found = _FIGURE.fullmatch(answer)
    if found is None:
        return ()
    sign, currency, number, percent = found.groups()
    # A table names the currency once, above its figures.
    return tuple(
        dict.fromkeys(
            [answer.rstrip("."), f"{sign}{currency}{number}{percent}", f"{sign}{number}{percent}"]
        )
    )
