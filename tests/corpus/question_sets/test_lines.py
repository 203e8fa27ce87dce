import json

import pytest

from corpus.errors import CorpusError
from corpus.question import Nugget, Question
from corpus.question_sets.load import load_questions

LINE = {
    "id": "q-1",
    "question": "What is the rate?",
    "language": "en",
    "type": "figure",
    "answer": "40%.",
    "must_include": [["40%", "40 per cent"]],
    "documents": ["rebate"],
}


def test_a_line_gives_its_question_with_defaults(tmp_path):
    path = tmp_path / "set.jsonl"
    path.write_text("\ufeff\n" + json.dumps(LINE) + "\r\n\n", encoding="utf-8")
    assert load_questions(path) == [
        Question(
            id="q-1",
            question="What is the rate?",
            language="en",
            type="figure",
            answer="40%.",
            must_include=(("40%", "40 per cent"),),
            documents=("rebate",),
            sections=(),
            persona="investor",
            history=(),
        )
    ]


def test_every_field_can_stand_on_a_line(tmp_path):
    more = {
        "sections": ["Rates"],
        "persona": "officer",
        "history": [["Is there a rebate?", "Yes."]],
        "nuggets": [{"alternatives": ["40%"]}, {"alternatives": ["capped"], "vital": False}],
        "pages": [["rebate", 3]],
        "evidence": ["forty per cent"],
        "gains": {"rebate": 2},
    }
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps(LINE | more), encoding="utf-8")
    (found,) = load_questions(path)
    assert found == Question(**LINE | more)
    assert found.nuggets == (
        Nugget(alternatives=("40%",)),
        Nugget(alternatives=("capped",), vital=False),
    )
    assert found.pages == (("rebate", 3),)


def test_a_test_set_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CorpusError) as caught:
        load_questions(tmp_path / "none.jsonl")
    assert str(caught.value) == (
        f"{tmp_path / 'none.jsonl'}: the test set cannot be read (No such file or directory)"
    )


def test_another_ending_is_refused_with_those_that_are_read(tmp_path):
    with pytest.raises(CorpusError) as caught:
        load_questions(tmp_path / "set.docx")
    assert str(caught.value) == (
        f"{tmp_path / 'set.docx'}: a test set ends in .jsonl, .csv, .xlsx, .yaml, .yml; "
        "save it as one"
    )
