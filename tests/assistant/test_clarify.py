import pytest

from assistant.clarify import choices
from assistant.query import analyse
from corpus.glossary import load_glossary

GLOSSARY = load_glossary()


def names(question: str) -> list[str]:
    return [entry.abbr or entry.en for entry in choices(analyse(question, GLOSSARY), GLOSSARY)]


def test_part_of_a_name_gives_the_schemes_that_have_it():
    assert names("What does the acceleration scheme pay?") == [
        "I&T Accelerator Pilot Scheme",
        "NIAS",
    ]
    assert names("How do we apply for the Cyberport fund?") == ["CCMF", "Cyberport Macro Fund"]


@pytest.mark.parametrize(
    "question",
    [
        "What does the New Industrialisation Acceleration Scheme pay?",
        "Which scheme suits us?",
        "Is there a widget scheme?",
        "Does the fund exemption cover loans?",
    ],
)
def test_a_whole_name_a_general_word_and_an_unknown_name_give_none(question):
    assert names(question) == []


def test_an_answer_that_speaks_of_several_asks_which_is_meant(assistant):
    notices = assistant.ask("How much does the acceleration scheme pay?").notices
    assert notices[0] == (
        "Which one do you mean: I&T Accelerator Pilot Scheme; New Industrialisation Acceleration "
        "Scheme? Name it for a sharper answer."
    )
