from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.units import ScoredUnit
from corpus.glossary import load_glossary
from corpus.markdown import parse_body
from corpus.question import Question
from ingest.split import split

if TYPE_CHECKING:
    from training.own import Mined

ROOT = Path(__file__).parents[2]
TEXT = """The Top Talent Pass began on 28 December 2022.

A first visa is for three years.

Graduates apply in class B or C.
"""


@pytest.fixture(autouse=True)
def _training(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT)  # training is not installed


def mined(question: str, facts: Sequence[str]) -> "Mined":
    from training.own import Mined

    document = replace(parse_body(TEXT), id="doc", title="Doc")
    units = tuple(
        ScoredUnit(passage, number, unit, 0.0)
        for passage in split(document, "doc")
        for number, unit in passage.quotable
    )
    asked = Question(
        id=question,
        question=question,
        language="en",
        type="fact" if facts else "unanswerable",
        answer="",
        must_include=tuple((fact,) for fact in facts),
        documents=("doc",) if facts else (),
    )
    return Mined(asked, question, units, units if facts else ())


def test_what_answers_the_question_before_does_not_answer_the_one_behind_it() -> None:
    from training.going_on import going_on

    began = mined("When did TTPS begin to admit?", ["28 December 2022"])
    visa = mined("How long is the TTPS visa?", ["three years"])
    groups = going_on([began, visa], 9, load_glossary())
    assert sorted(group.question for group in groups) == [
        "How long is the TTPS visa? >> When did begin to admit?",
        "When did TTPS begin to admit? >> How long is the visa?",
    ]
    asked = next(group for group in groups if group.question.startswith("When"))
    answers = dict(zip(asked.windows, asked.targets, strict=True))
    assert [target for window, target in answers.items() if "three years" in window] == [1.0]
    assert [target for window, target in answers.items() if "28 December" in window] == [0.0]


def test_a_near_miss_behind_another_question_is_answered_by_nothing() -> None:
    from training.going_on import going_on

    began = mined("When did TTPS begin to admit?", ["28 December 2022"])
    missing = mined("Who pays the fee?", [])
    [group] = going_on([began, missing], 9, load_glossary())
    assert group.question == "When did TTPS begin to admit? >> Who pays the fee?"
    assert set(group.targets) == {0.0}


def test_no_more_groups_are_made_than_asked_for() -> None:
    from training.going_on import going_on

    both = [
        mined("When did TTPS begin to admit?", ["28 December 2022"]),
        mined("Who?", ["Graduates"]),
    ]
    assert len(going_on(both, 1, load_glossary())) == 1
