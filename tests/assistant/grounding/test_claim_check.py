import dataclasses

import pytest
from grant_passages import ENGLISH, OFFERED

from assistant.grounding.check import Checker
from assistant.grounding.claim import Claim
from assistant.grounding.verdict import Fault, Verdict
from assistant.query import analyse
from corpus.glossary import load_glossary
from ingest.embed import Embedder
from ingest.manifest import Vectors

GRANT = "The Growth Grant pays up to HK$2 million."


def verdict(checker: Checker, claim: Claim, question: str = "What are the terms?") -> Verdict:
    return checker.check([claim], OFFERED, question)[0]


def test_passes_what_the_cited_passage_says(checker: Checker) -> None:
    claim = Claim(GRANT, (1,))
    found = verdict(checker, claim)
    assert found == Verdict(claim, (), pytest.approx(0.88, abs=0.01), (1,))
    assert found.passed


def test_names_a_number_that_was_not_offered(checker: Checker) -> None:
    claim = Claim(GRANT, (9,))
    assert verdict(checker, claim) == Verdict(claim, (Fault("not_offered", "9"),), 0.0, ())


def test_a_claim_needs_a_citation(checker: Checker) -> None:
    claim = Claim(GRANT, ())
    assert verdict(checker, claim) == Verdict(claim, (Fault("no_citation", ""),), 0.0, ())


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("In short:", "What are the terms?"),
        ("The conditions are as follows:", "What are the terms?"),
        ("总括而言：", "条件是什么？"),
        ("The passages do not say whether a branch may apply.", "May a branch apply?"),
        ("文件沒有說明分公司能否申請。", "分公司可以申請嗎？"),
    ],
)
def test_a_sentence_that_states_nothing_needs_none(
    checker: Checker, text: str, question: str
) -> None:
    claim = Claim(text, ())
    assert verdict(checker, claim, question) == Verdict(claim, (), 1.0, ())


@pytest.mark.parametrize("text", ["Yes.", "The passages do not mention the 5% surcharge."])
def test_an_answer_word_and_a_new_figure_need_one(checker: Checker, text: str) -> None:
    claim = Claim(text, ())
    assert verdict(checker, claim) == Verdict(claim, (Fault("no_citation", ""),), 0.0, ())


def test_passes_across_languages(checker: Checker) -> None:
    claim = Claim("租金補助的申請截止日期為2026年6月30日。", (2,))
    english = Claim("The rent subsidy is approved by InvestHK and pays at most HK$2 million.", (2,))
    assert [
        verdict(checker, claim, "租金補助的截止日期是何時？").faults,
        verdict(checker, english).faults,
    ] == [
        (),
        (),
    ]


def test_fails_what_the_cited_passage_does_not_speak_of_and_names_one_that_does(
    checker: Checker,
) -> None:
    text = "Travel costs are not covered by the grant."
    other = dataclasses.replace(
        ENGLISH,
        number=4,
        title="Port",
        section="Ships",
        text="Ships call at the port every day and carry boxes.",
        lines=(),
    )
    found = checker.check([Claim(text, (4,))], {1: ENGLISH, 4: other}, "What is covered?")[0]
    assert [(fault.kind, fault.better) for fault in found.faults] == [("coverage", 1)]
    assert found.faults[0].reason().endswith("; passage 1 has it.")


def test_the_same_claims_get_the_same_verdicts(checker: Checker) -> None:
    claims = [Claim(GRANT, (1,)), Claim("Fees are 7%.", (1, 3)), Claim("Yes.", (2,))]
    question = "What are the terms?"
    once = checker.check(claims, OFFERED, question)
    assert checker.check(claims, OFFERED, question) == once
    assert [each.passed for each in once] == [True, False, True]


def test_reading_ahead_changes_no_verdict(embedder: Embedder) -> None:
    question = "What are the terms?"
    claims = [Claim(GRANT, (1,)), Claim("Travel costs are covered by the grant.", (1,))]
    fresh, ahead = (Checker(embedder, load_glossary()) for _ in range(2))
    ahead.prepare(OFFERED, analyse(question, load_glossary()))
    assert ahead.check(claims, OFFERED, question) == fresh.check(claims, OFFERED, question)


def test_only_what_words_do_not_settle_is_embedded_and_that_in_one_call(
    embedder: Embedder,
) -> None:
    asked: list[list[str]] = []

    class Counting:
        fingerprint = embedder.fingerprint

        def documents(self, texts: list[str]) -> Vectors:
            asked.append(list(texts))
            return embedder.documents(texts)

    vectors = embedder.documents(ENGLISH.lines)
    offered = {1: dataclasses.replace(ENGLISH, vectors=vectors)}
    claims = [Claim(GRANT, (1,)), Claim("交通費不獲資助。", (1,)), Claim("申請已截止。", (1,))]
    Checker(Counting(), load_glossary()).check(claims, offered, "條件是什麼？")
    assert asked == [["交通費不獲資助。", "申請已截止。"]]


def test_with_another_embedding_model_words_alone_decide() -> None:
    class Unknown:
        fingerprint = "another"

        def documents(self, texts: list[str]) -> Vectors:
            raise AssertionError("its similarities have no threshold")

    checker = Checker(Unknown(), load_glossary())
    said, unsaid = Claim(GRANT, (1,)), Claim("Universities rank professors by age.", (1,))
    assert [each.passed for each in checker.check([said, unsaid], OFFERED, "Terms?")] == [
        True,
        False,
    ]


def test_support_lists_the_passages_that_bear_the_claim_best_first(checker: Checker) -> None:
    claim = Claim("租金補助最多為200萬港元。", (3, 1, 2))
    assert verdict(checker, claim, "最多多少？").support == (2, 1)
