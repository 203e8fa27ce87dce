"""Answers with models that are honest, careless, broken or hostile, over a real connection."""

import json
import re

import pytest
from adversaries import Said, reply
from asking import KEY, Asking
from misbehaviours import EVIL, MISBEHAVIOURS, QUESTION, RATE, SHORT, Misbehaviour, the_rate
from scripted_server import Behaviour, Request, Script

from assistant.answer import Answer
from assistant.wording import words
from corpus.figures import figures, stands_in


def honest(request: Request) -> Behaviour:
    return reply(request, [Said(SHORT, the_rate(request).cited)])


def endings(answer: Answer) -> list[str]:
    assert answer.generated is not None
    return [each.ending for each in answer.generated.sentences]


def test_what_the_passage_says_is_given_in_the_models_words_and_cited(ask: Asking) -> None:
    heard: list[str] = []
    answer = ask(honest, QUESTION, heard.append)
    assert (answer.outcome, answer.model) == ("answered", "openai:scripted")
    assert answer.text == f"{SHORT} [1]"
    assert heard == [f"{SHORT} [1]"]
    (citation,) = answer.citations
    assert RATE in citation.quote and citation.quote in ask.index.text(citation.document)
    assert endings(answer) == ["passed"]
    assert answer.generated is not None and answer.generated.usage.tokens_in == 100


def test_an_answer_in_chinese_may_rest_on_an_english_passage(ask: Asking) -> None:
    def translates(request: Request) -> Behaviour:
        return reply(
            request, [Said("合资格知识产权利润可按5%的税率征税。", the_rate(request).cited)]
        )

    answer = ask(translates, "专利盒的税率是多少？")
    assert answer.text == "合资格知识产权利润可按5%的税率征税。 [1]"
    assert RATE in answer.citations[0].quote


@pytest.mark.parametrize("wrong", MISBEHAVIOURS, ids=lambda each: each.name)
def test_whatever_a_model_does_the_reader_gets_what_the_documents_say(
    ask: Asking, wrong: Misbehaviour
) -> None:
    answer = ask(wrong.script, QUESTION)
    assert answer.outcome in ("answered", "declined")
    assert answer.citations
    quoted = "\n".join(each.quote for each in answer.citations)
    assert all(each.quote in ask.index.text(each.document) for each in answer.citations)
    words = re.sub(r"\[\d+\]", "", answer.text)
    assert not EVIL.search(words)
    assert answer.outcome == "declined" or RATE in quoted
    said = {figure for figure in figures(words) if figure.kind in ("percent", "amount", "date")}
    if answer.outcome == "answered":
        assert {figure for figure in said if not stands_in(figure, figures(quoted))} == set()
    assert KEY not in json.dumps(answer.as_json())


def test_a_sentence_that_fails_is_sent_back_once_with_the_reason(ask: Asking) -> None:
    prompts: list[str] = []

    def learns(request: Request) -> Behaviour:
        prompts.append(request.prompt)
        right = the_rate(request)
        first = len(prompts) == 1
        return reply(
            request, [Said(right.text.replace("5%", "3%") if first else SHORT, right.cited)]
        )

    answer = ask(learns, QUESTION)
    assert len(prompts) == 2
    assert "3%" in prompts[1].partition("found these wrong")[2]
    assert endings(answer) == ["repaired"]
    assert answer.text.startswith(SHORT)


def test_a_repair_that_does_not_come_leaves_what_passed(ask: Asking) -> None:
    asked: list[Request] = []

    def breaks(request: Request) -> Behaviour:
        asked.append(request)
        right = the_rate(request)
        bad = Said("The patent box came from Ireland in 1973.", right.cited)
        return reply(request, [Said(SHORT, right.cited), bad]) if not asked[1:] else Behaviour("")

    heard: list[str] = []
    answer = ask(breaks, QUESTION, heard.append)
    assert endings(answer)[0] == "passed"
    assert heard == [f"{SHORT} [1]"]
    assert answer.text.startswith(heard[0])
    assert answer.model == "openai:scripted"


def test_a_model_that_finds_no_answer_in_the_passages_is_believed(ask: Asking) -> None:
    answer = ask(lambda request: reply(request, []), QUESTION)
    assert (answer.outcome, answer.model) == ("declined", "openai:scripted")
    assert answer.text.startswith("The documents do not answer this question.")
    assert answer.citations


@pytest.mark.parametrize(
    "script", [[Behaviour(status=500)], [Behaviour("")]], ids=["error", "empty"]
)
def test_a_server_that_fails_is_told_in_a_notice(ask: Asking, script: Script) -> None:
    answer = ask(script, QUESTION)
    assert answer.model == "extractive"
    notices = [each for each in answer.notices if each != words("doubtful", "en")]
    assert notices[0].startswith("No answer came from the language model (")
    assert notices[0].endswith("); these are the documents' own words.")


def test_passages_are_told_as_marked_data(ask: Asking) -> None:
    prompts: list[str] = []

    def listens(request: Request) -> Behaviour:
        prompts.append(request.prompt)
        return reply(request, [])

    ask(listens, QUESTION)
    found = re.search(r'id="(\w+)"', prompts[0])
    assert found is not None
    inside = re.findall(r"<passage number=.*?>\n(.*?)\n</passage", prompts[0], re.S)
    assert 4 <= len(inside) <= 8
    assert all(line.startswith(f"{found[1]}|") for body in inside for line in body.splitlines())
