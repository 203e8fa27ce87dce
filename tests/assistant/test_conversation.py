import pytest

from assistant.conversation import readings
from corpus.glossary import load_glossary

GLOSSARY = load_glossary()
VISA = "How long is a TTPS visa valid?"


def _after(before: str, question: str) -> tuple[str, ...]:
    return readings(question, [(before, "An answer.")], GLOSSARY)


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (VISA, "What about QMAS?", "How long is a QMAS visa valid?"),
        ("区域总部有什么税务优惠？", "那研发中心呢？", "研发中心有什么税务优惠？"),
        ("優才計劃要等多久？", "咁高才通呢？", "高才通要等多久？"),
        (
            "What is the concessionary rate of the patent box?",
            "and for the corporate treasury centre?",
            "What is the concessionary rate of the corporate treasury centre?",
        ),
        (
            "How many start-ups were there in 2024?",
            "And in 2025?",
            "How many start-ups were there in 2025?",
        ),
        ("2024年有多少家初创？", "2025年的呢？", "2025年有多少家初创？"),
        ("日本公司收股息税率多少？", "韩国呢？", "韩国公司收股息税率多少？"),
    ],
)
def test_what_is_named_takes_the_place_of_a_thing_of_its_kind(before, question, expected):
    assert _after(before, question) == (expected,)


def test_what_has_no_like_in_the_last_question_goes_behind_it():
    assert _after("How much of our R&D spending can we deduct?", "What about the remainder?") == (
        "How much of our R&D spending can we deduct? the remainder",
    )


@pytest.mark.parametrize(
    "question", ["And how long does it take?", "and stablecoin issuers?", "还有什么条件"]
)
def test_what_begins_with_and_goes_on_with_the_last_question(question):
    assert _after(VISA, question) == (f"{VISA} {question}",)


@pytest.mark.parametrize(
    "question", ["Who pays it?", "Was Huawei one of them?", "what is he paid", "佢哋請幾多人"]
)
def test_what_points_back_goes_on_with_the_last_question(question):
    assert _after(VISA, question) == (f"{VISA} {question}",)


@pytest.mark.parametrize("question", ["who pays", "要多少钱", "后来怎么样了", "幾時開始"])
def test_what_has_hardly_a_word_of_its_own_goes_on_with_the_last_question(question):
    assert _after(VISA, question) == (f"{VISA} {question}",)


@pytest.mark.parametrize(
    "question",
    [
        "how to open an account",
        "Is there a sales tax?",
        "Can we bring IT staff?",
        "What deduction is allowed this year?",
        "怎么注册公司",
        "要符合咩條件？",
        "我们集团营业额6亿，要交吗？",
    ],
)
def test_what_may_go_on_or_begin_anew_has_two_readings(question):
    assert _after(VISA, question) == (f"{VISA} {question}", question)


def test_a_question_that_names_its_subject_and_points_at_nothing_stands_alone():
    question = "Which licence does a virtual asset trading platform need?"
    assert _after(VISA, question) == (question,)


@pytest.mark.parametrize("question", ["What about QMAS?", "那研发中心呢？", "Who pays it?"])
def test_without_history_nothing_changes(question):
    assert readings(question, [], GLOSSARY) == (question,)


def test_follow_ups_to_follow_ups_go_back_to_the_first_question():
    history = [(VISA, ""), ("What about QMAS?", "")]
    assert readings("And for the TechTAS?", history, GLOSSARY) == (
        "How long is a TechTAS visa valid?",
    )


def test_after_what_may_have_been_a_new_subject_the_follow_up_may_go_on_with_that_alone():
    history = [("香港短期专利多久能批？", ""), ("怎么注册公司", "")]
    assert readings("要多少钱", history, GLOSSARY) == (
        "香港短期专利多久能批？ 怎么注册公司 要多少钱",
        "怎么注册公司 要多少钱",
    )


def test_a_long_history_does_not_make_the_question_too_long():
    history = [("Tell me about it. " * 100, "")] * 5
    assert max(map(len, readings("And the fee?", history, GLOSSARY))) < 500
