import pytest

from assistant.query import analyse
from assistant.untold import untold
from corpus.glossary import load_glossary

GLOSSARY = load_glossary()


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What is the widget fee?", "The report does not say what the widget fee is."),
        ("Which makers were chosen?", "Ask the guild which makers were chosen."),
        ("裝置收費幾多？", "指引沒有公布裝置收費。"),
        ("装置收费多少？", "The notice states no widget fee."),
        (
            "When does building start?",
            "Private money pays; the date on which building starts was not announced.",
        ),
    ],
)
def test_a_sentence_that_leaves_open_what_is_asked_for_says_so(question, sentence):
    assert untold(analyse(question, GLOSSARY), sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What is the widget fee?", "The widget fee is HK$200."),
        ("What is the widget fee?", "The guild asks for no fee."),
        (
            "Who pays for the building, private money or public?",
            "Private money pays for the building; the date was not announced.",
        ),
        ("Was the widget fee announced?", "The widget fee has not been announced."),
    ],
)
def test_a_sentence_that_answers_does_not(question, sentence):
    assert not untold(analyse(question, GLOSSARY), sentence)
