import pytest
from grant_passages import OFFERED, SIMPLIFIED

from assistant.grounding.added import adds_what_is_not_held
from assistant.grounding.check import Checker
from assistant.grounding.cited import Cited
from assistant.grounding.claim import Claim
from ingest.terms import content_terms


@pytest.mark.parametrize(
    ("question", "text", "number"),
    [
        ("What does the Growth Grant pay?", "The Growth Grant is abolished.", 1),
        ("Is the Growth Grant open to a company with staff?", "The Growth Grant is suspended.", 1),
        ("租金補助最多為多少？", "租金補助已經取消。", 2),
        ("专利收入按什么税率征税？", "专利收入的优惠已经废除。", 3),
    ],
)
def test_a_false_word_about_the_very_subject_of_the_question_is_caught(
    checker: Checker, question: str, text: str, number: int
) -> None:
    (verdict,) = checker.check([Claim(text, (number,))], OFFERED, question)
    assert "coverage" in [fault.kind for fault in verdict.faults]


def test_what_is_added_from_the_passage_passes(checker: Checker) -> None:
    claim = Claim("The Growth Grant pays up to HK$2 million.", (1,))
    (verdict,) = checker.check([claim], OFFERED, "How much does the Growth Grant pay?")
    assert verdict.faults == ()


def test_words_of_the_question_alone_add_nothing_that_could_be_missing() -> None:
    asked = content_terms("专利收入按5%征税吗？")
    assert not adds_what_is_not_held("专利收入按5%征税。", Cited.of([SIMPLIFIED]), asked)


def test_a_passage_in_the_other_language_is_not_judged_by_words() -> None:
    assert not adds_what_is_not_held("The grant is abolished.", Cited.of([SIMPLIFIED]), ())
