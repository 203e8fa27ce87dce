import json

import pytest

from corpus.errors import CorpusError
from corpus.question import Question, comparable, holds_fact, load_questions

LINE = {
    "id": "q-1",
    "question": "What is the rate?",
    "language": "en",
    "type": "figure",
    "answer": "40%.",
    "must_include": [["40%", "40 per cent"]],
    "documents": ["rebate"],
}


def error_of(path, text):
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        load_questions(path)
    return str(caught.value).removeprefix(str(path))


def test_a_test_set_gives_its_questions_with_defaults(tmp_path):
    path = tmp_path / "set.jsonl"
    path.write_text("\n" + json.dumps(LINE) + "\n\n", encoding="utf-8")
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


def test_a_question_is_answerable_if_it_has_documents():
    assert Question(**LINE).answerable
    assert not Question(**LINE | {"documents": []}).answerable


def test_a_line_that_is_not_a_question_is_named(tmp_path):
    path = tmp_path / "set.jsonl"
    good = json.dumps(LINE) + "\n"
    assert error_of(path, good + "{") == (
        ", line 2: not JSON (Expecting property name enclosed in double quotes)"
    )
    assert error_of(path, good + "[]") == ", line 2: not a JSON object"
    assert error_of(path, good + json.dumps(LINE | {"colour": "red"})) == (
        ", line 2: colour: extra inputs are not permitted"
    )


def test_a_test_set_without_questions_is_refused(tmp_path):
    assert error_of(tmp_path / "set.jsonl", "\n") == ": the test set holds no question"


def test_a_test_set_that_is_not_there_or_not_utf_8_is_refused(tmp_path):
    with pytest.raises(CorpusError, match="the test set cannot be read"):
        load_questions(tmp_path / "none.jsonl")
    (tmp_path / "set.jsonl").write_bytes(b"\xff")
    with pytest.raises(CorpusError, match="not UTF-8 text"):
        load_questions(tmp_path / "set.jsonl")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("HK$1,740", "hk$1740"),
        ("40 Per Cent", "40%"),
        ("４０％", "40%"),
        ("1，740 港元", "1740港元"),
        ("研發", "研发"),
    ],
)
def test_facts_are_compared_without_spaces_commas_case_and_script(text, form):
    assert comparable(text) == form


def test_a_fact_holds_if_one_alternative_occurs():
    assert holds_fact("It is 40 per cent.", ["forty", "40%"])
    assert not holds_fact("It is 30%.", ["forty", "40%"])
    assert not holds_fact("It is 30%.", [])


def test_a_section_is_known_by_its_last_heading_in_a_reference_document():
    asked = Question(**LINE | dict(documents=["levy"], sections=["Rates"]))
    places = [("levy", "Taxes > Rates"), ("levy", "Rates > Old"), ("other", "Rates")]
    assert [asked.names_section(*place) for place in places] == [True, False, False]


def test_the_share_of_facts_that_a_text_holds():
    asked = Question(**LINE | dict(must_include=[["7%", "seven per cent"], ["2019"]]))
    assert asked.facts_held("It was eight per cent in 2018.") == 0.0
    assert asked.facts_held("It was 7 per cent in 2019.") == 1.0
    assert Question(**LINE | dict(must_include=[])).facts_held("Anything.") == 0.0
