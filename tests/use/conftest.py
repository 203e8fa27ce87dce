from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.citation import Citation
from assistant.use.log import UseLog


def _answer(
    question: str = "What does it cost?",
    *,
    outcome: str = "answered",
    text: str = "It costs HK$5 [1].",
    places: tuple[str, ...] = ("prices > Prices > Fees",),
    language: str = "en",
) -> Answer:
    """Give an answer that cites `places`, each "document > section"."""
    pairs = [place.partition(" > ") for place in places]
    citations = tuple(
        Citation(number, document, "", section, None, "It costs HK$5.", "in-force", None, "", ())
        for number, (document, _, section) in enumerate(pairs, start=1)
    )
    return Answer("", question, language, outcome, text, citations, (), "extractive", {})


@pytest.fixture
def answer() -> Callable[..., Answer]:
    return _answer


@pytest.fixture
def log(tmp_path: Path) -> UseLog:
    return UseLog(tmp_path / "use", "unanswered", lambda: "2026-07-01")
