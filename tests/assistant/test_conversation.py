import pytest

from assistant.conversation import standalone
from corpus.glossary import load_glossary

GLOSSARY = load_glossary()


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (
            "How long is a TTPS visa valid?",
            "What about QMAS?",
            "How long is a QMAS visa valid?",
        ),
        ("区域总部有什么税务优惠？", "那研发中心呢？", "研发中心有什么税务优惠？"),
        ("優才計劃要等多久？", "咁高才通呢？", "高才通要等多久？"),
        (
            "What is the concessionary rate of the patent box?",
            "and for the corporate treasury centre?",
            "What is the concessionary rate of the corporate treasury centre?",
        ),
        (
            "How much of our R&D spending can we deduct?",
            "What about the remainder?",
            "How much of our R&D spending can we deduct? the remainder",
        ),
        ("What is the fee for QMAS?", "And how long does it take?", None),
        ("What is the fee for QMAS?", "Who pays it?", None),
    ],
)
def test_a_follow_up_is_made_to_stand_alone(before, question, expected):
    wanted = f"{before} {question}" if expected is None else expected
    assert standalone(question, [(before, "An answer.")], GLOSSARY) == wanted


@pytest.mark.parametrize(
    "question",
    [
        "What about QMAS?",
        "那研发中心呢？",
        "Which documents does a company need to open an account?",
    ],
)
def test_without_history_nothing_changes(question):
    assert standalone(question, [], GLOSSARY) == question


def test_a_question_that_stands_alone_stays_as_it_is():
    question = "Which licence does a virtual asset trading platform need?"
    assert standalone(question, [("How long is a TTPS visa valid?", "")], GLOSSARY) == question


def test_follow_ups_to_follow_ups_go_back_to_the_first_question():
    history = [("How long is a TTPS visa valid?", ""), ("What about QMAS?", "")]
    assert standalone("And for the TechTAS?", history, GLOSSARY) == (
        "How long is a TechTAS visa valid?"
    )


def test_a_long_history_does_not_make_the_question_too_long():
    history = [("Tell me about it. " * 100, "")] * 5
    assert len(standalone("And the fee?", history, GLOSSARY)) < 500
