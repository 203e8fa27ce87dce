from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.cite import CitedText
from assistant.compose import Material, compose
from assistant.history import names_a_time
from assistant.query import analyse
from assistant.rank import rank
from assistant.retrieve import Retriever
from assistant.scope import allowed_documents
from assistant.units import score_units
from assistant.weights import load_weights
from corpus.glossary import load_glossary
from ingest.embed import Embedder
from ingest.index import Index
from ingest.pipeline import ingest

OLD = "At the end of 2023 the harbour register counted 412 chartered widget yards."
NEW = "At the end of 2025 the harbour register counted 655 chartered widget yards."
QUESTION = "How many chartered widget yards does the harbour register count?"
Composer = Callable[..., CitedText]


@pytest.fixture
def composed(embedder: Embedder, tmp_path: Path) -> Composer:
    """Answer QUESTION from two documents, each (as_of, status, sentence), whatever the odds."""

    def build(one: tuple[str, str, str], other: tuple[str, str, str], as_of: str = "") -> CitedText:
        corpus = tmp_path / "corpus"
        corpus.mkdir()
        for name, (day, status, sentence) in (("one", one), ("other", other)):
            (corpus / f"{name}.md").write_text(
                f"---\nid: {name}\ntitle: Widget yards\nkind: statistics\nlanguage: en\n"
                f"topics: [setup]\nsectors: []\nstatus: {status}\nas_of: '{day}'\nsources:\n"
                f"- {{key: s, title: Register, publisher: Office, url: 'https://example.org', "
                f"date: '{day}'}}\n---\n# Widget yards\n\n## Count {name}\n\n{sentence}[^s]\n",
                encoding="utf-8",
            )
        ingest(tmp_path / "index", [corpus], embedder, "2026-11-24")
        index = Index(tmp_path / "index", embedder.name, embedder.fingerprint)
        retriever, weights, glossary = Retriever(index, embedder), load_weights(), load_glossary()
        query = analyse(QUESTION, glossary)
        allowed = allowed_documents(index.documents, as_of=as_of)
        ranked = rank(retriever.candidates(query, allowed), weights.ranking)
        scored = score_units(query, ranked, index, retriever, weights.unit)
        day = as_of or "2026-11-24"
        return compose(Material(query, ranked, scored, index, glossary, day, allowed))

    return build


def test_the_newest_figure_leads_and_the_older_is_told_as_history(composed: Composer):
    answer = composed(("2024-01-31", "informational", OLD), ("2026-01-31", "informational", NEW))
    assert answer.text == f"{NEW} [1]\n\nEarlier figures (2023):\n\n{OLD} [2]"
    assert [each.as_of for each in answer.citations] == ["2026-01-31", "2024-01-31"]


def test_what_was_superseded_is_history_whatever_date_it_names(composed: Composer):
    answer = composed(("2026-06-30", "superseded", NEW), ("2024-01-31", "in-force", OLD))
    assert answer.text == f"{OLD} [1]\n\nEarlier figures (2025):\n\n{NEW} [2]"


def test_as_of_an_earlier_day_the_figure_of_then_is_told_alone(composed: Composer):
    one, other = ("2024-01-31", "informational", OLD), ("2026-01-31", "informational", NEW)
    assert composed(one, other, as_of="2025-01-01").text == f"{OLD} [1]"


def test_the_same_figure_again_is_no_history(composed: Composer):
    again = NEW.replace("the harbour register", "that register")
    answer = composed(("2026-01-31", "informational", NEW), ("2026-02-28", "informational", again))
    assert "Earlier" not in answer.text


def test_a_question_for_a_year_of_its_own_gets_no_history():
    assert names_a_time("How many yards were there in 2023?")
    assert names_a_time("二〇二三年有多少家？")
    assert not names_a_time("How many yards are there?")
