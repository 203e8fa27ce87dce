import pytest
from grant_passages import ENGLISH, OFFERED, SENSES, SIMPLIFIED

from assistant.grounding.added import adds_what_is_not_held
from assistant.grounding.check import Checker
from assistant.grounding.cited import Cited
from assistant.grounding.claim import Claim
from assistant.grounding.evidence import Evidence
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
    assert {"coverage", "nothing_added"} & {fault.kind for fault in verdict.faults}


def test_what_is_added_from_the_passage_passes(checker: Checker) -> None:
    claim = Claim("The Growth Grant pays up to HK$2 million.", (1,))
    (verdict,) = checker.check([claim], OFFERED, "How much does the Growth Grant pay?")
    assert verdict.faults == ()


def test_words_of_the_question_alone_add_nothing_that_could_be_missing() -> None:
    asked = content_terms("专利收入按5%征税吗？")
    assert not adds_what_is_not_held("专利收入按5%征税。", Cited.of([SIMPLIFIED]), asked, SENSES)


def test_a_passage_in_the_other_language_is_not_judged_by_words() -> None:
    cited = Cited.of([SIMPLIFIED])
    assert not adds_what_is_not_held("The grant is abolished.", cited, (), SENSES)


def test_the_not_may_be_all_that_is_added() -> None:
    asked = content_terms("Are travel costs covered by the grant?")
    cited = Cited.of([ENGLISH])
    assert not adds_what_is_not_held(
        "No. Travel costs are not covered for this purpose.", cited, asked, SENSES
    )
    assert not adds_what_is_not_held("不能。", Cited.of([SIMPLIFIED]), (), SENSES)


def test_a_heading_repeated_is_no_answer(checker: Checker) -> None:
    evidence = Evidence(
        1, "Grants for harbour workshops compared", "One page", "A yard pays a fee of 3%.", "en"
    )
    question = "What does a yard pay?"
    title = Claim("Grants for harbour workshops compared; one page; informational.", (1,))
    fee = Claim("A yard pays a fee of 3%.", (1,))
    heading, answer = checker.check([title, fee], {1: evidence}, question)
    assert [fault.kind for fault in heading.faults] == ["heading"]
    assert answer.passed
