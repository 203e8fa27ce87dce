import pytest

from corpus.question import Question, comparable, holds_fact

LINE = {
    "id": "q-1",
    "question": "What is the rate?",
    "language": "en",
    "type": "figure",
    "answer": "40%.",
    "must_include": [["40%", "40 per cent"]],
    "documents": ["rebate"],
}


def test_a_question_is_answerable_if_it_has_documents():
    assert Question(**LINE).answerable
    assert not Question(**LINE | {"documents": []}).answerable


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
