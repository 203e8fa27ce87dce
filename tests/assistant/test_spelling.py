import pytest

from assistant.spelling import Spelled, Spelling
from corpus.glossary import load_glossary

SPELLING = Spelling(load_glossary())


def frequency(term: str) -> int:
    return 3 if term in ("what", "doe", "offer", "grant", "treasuri", "office") else 0


@pytest.mark.parametrize(
    ("question", "changed"),
    [
        ("what does Cyberprot offer", {"Cyberprot": "Cyberport"}),
        ("grants of astrazenica", {"astrazenica": "AstraZeneca"}),
        ("what does Cyberport offer", {}),
        ("what do treasuries offer", {}),
        ("what does Microsofd offer", {}),
        ("write to someone@Cyberprot.example", {}),
        ("數碼港有甚麼資助", {}),
        ("what is granter", {}),
    ],
)
def test_a_misspelt_name_is_searched_as_the_name_that_it_is_nearly(question, changed):
    wanted = question
    for wrong, right in changed.items():
        wanted = wanted.replace(wrong, right)
    assert SPELLING.corrected(question, frequency) == Spelled(wanted, changed)


def test_a_word_that_documents_hold_is_no_mistake():
    assert SPELLING.corrected("Cyberprot", lambda term: 1).changed == {}
