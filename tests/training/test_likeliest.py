from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.units import ScoredUnit
from corpus.markdown import parse_body
from corpus.question import Question
from ingest.split import split

ROOT = Path(__file__).parents[2]
LOGITS = {"three years": 1.0, "two years": 2.0, "four years": 3.0, "fee": -1.0}


@pytest.fixture(autouse=True)
def _training(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT)  # training is not installed


class Reader:
    """Likes windows by the words that stand in them."""

    def scores(self, question: str, windows: Sequence[str]) -> NDArray[np.float32]:
        return np.array([max(x for y, x in LOGITS.items() if y in each) for each in windows])


def units(name: str, text: str) -> list[ScoredUnit]:
    document = replace(parse_body(text), id=name, title="T")
    return [
        ScoredUnit(passage, number, unit, 0.0)
        for passage in split(document, name)
        for number, unit in passage.quotable
    ]


def likeliest(*facts: str) -> list[str]:
    from training.own import likeliest as of

    own = units("own", "A first visa is for three years.\n\nIt was two years before.\n")
    other = units("other", "The fee is HK$1,300.\n\nGraduates get four years.\n")
    question = Question(
        id="q",
        question="How long is a visa?",
        language="en",
        type="fact" if facts else "unanswerable",
        answer="",
        must_include=tuple((fact,) for fact in facts),
        documents=("own",) if facts else (),
    )
    found = of(question, question.question, [*other, *own], own if facts else (), Reader())  # type: ignore[arg-type]
    return [each.unit.reading for each in found]


def test_what_a_reader_likes_best_comes_first() -> None:
    assert likeliest() == [
        "Graduates get four years.",
        "It was two years before.",
        "A first visa is for three years.",
        "The fee is HK$1,300.",
    ]


def test_what_another_document_says_and_is_liked_more_than_the_answer_is_left_out() -> None:
    assert likeliest("three years") == [
        "It was two years before.",
        "A first visa is for three years.",
        "The fee is HK$1,300.",
    ]
