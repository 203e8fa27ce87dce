"""Turns that cite a small index of made documents, for the tests of what is done with them."""

from pathlib import Path

from assistant.answer import Answer
from assistant.citation import Citation, CitedSource
from corpus.document import Language
from ingest.embed import Embedder
from ingest.index import Index
from ingest.pipeline import ingest
from page.turn import Turn

_FRONT = """---
id: {id}
title: {title}
kind: guide
language: {language}
topics: [funding-schemes]
sectors: [fintech]
status: in-force
as_of: "2026-02-01"
sources:
  - {{key: a, title: Gazette, publisher: Office, url: "https://a.example/", date: undated}}
---
"""
GRANT = "A dock grant of HK$3 million is paid to yards."
FARE = "纜車票價為十元。"
_DOCUMENTS: dict[str, tuple[str, Language, str]] = {
    "docks": ("Dock grants", "en", f"## Grants\n\n{GRANT}\n\n## Dock Grant Office\n\nIt pays.\n"),
    "cable": ("纜車指南", "zh-Hant", f"## 票價\n\n{FARE}\n"),
}


def made_index(folder: Path, embedder: Embedder) -> Index:
    corpus = folder / "corpus"
    corpus.mkdir()
    for name, (title, language, text) in _DOCUMENTS.items():
        front = _FRONT.format(id=name, title=title, language=language)
        (corpus / f"{name}.md").write_text(front + text, encoding="utf-8")
    ingest(folder / "index", [corpus], embedder, "2026-11-24")
    return Index(folder / "index", embedder.name, embedder.fingerprint)


def cited(number: int, document: str, quote: str, index: Index) -> Citation:
    return Citation(
        number,
        document,
        _DOCUMENTS[document][0],
        "Grants",
        None,
        quote,
        "in-force",
        "2026-02-01",
        "https://a.example/",
        (CitedSource("a", "Gazette", "Office", "https://a.example/", "undated"),),
        index.text(document).index(quote),
    )


def turn(
    number: int, question: str, text: str, *citations: Citation, notices: tuple[str, ...] = ()
) -> Turn:
    answer = Answer("", question, "en", "answered", text, citations, notices, "extractive", {})
    return Turn(number, question, answer)
