import pytest

from assistant.confidence import Confidence
from assistant.look import Look, surest
from assistant.query import analyse
from assistant.spelling import Spelled
from corpus.glossary import load_glossary

GLOSSARY = load_glossary()


def _look(question: str, probability: float) -> Look:
    sure = Confidence(probability, 0.4, {})
    query = analyse(question, GLOSSARY)
    return Look(question, Spelled(question, {}), query, (), (), sure, None, 0.0)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [(0.5, 0.9, "anew"), (0.9, 0.5, "goes on"), (0.8, 0.82, "goes on")],
)
def test_the_reading_that_is_answered_more_surely_is_taken_the_first_where_both_are(
    first: float, second: float, expected: str
) -> None:
    assert surest([_look("goes on", first), _look("anew", second)]).question == expected


def test_what_a_follow_up_wants_is_in_its_own_words_and_its_subject_before_them() -> None:
    joined = "How long is a TTPS visa valid? is there a quota"
    query = analyse(joined, GLOSSARY, "is there a quota")
    assert query.wanted == "is there a quota"
    assert query.as_read == "How long is a TTPS visa valid? >> is there a quota"
    assert [entry.abbr for entry in query.entries] == ["TTPS"]


def test_what_was_put_into_the_last_question_is_wanted_as_a_whole() -> None:
    assert analyse("How long is a QMAS visa valid?", GLOSSARY, "And QMAS?").wanted == (
        "How long is a QMAS visa valid?"
    )
