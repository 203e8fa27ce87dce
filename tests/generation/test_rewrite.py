"""A follow-up made to stand alone by a model, and by the rules where the model is no help."""

import json

import pytest
from adversaries import Said, reply
from asking import Asking
from misbehaviours import SHORT, the_rate
from scripted_server import Behaviour, Request, Script

HISTORY = [("What does the patent box do?", "It taxes profits from eligible IP at 5%. [1]")]
FOLLOW_UP = "And at which rate?"
ALONE = "At which rate does the patent box tax profits?"
BY_RULES = "What does the patent box do? at which rate"


def _asks_for_a_question(request: Request) -> bool:
    return "Last question:" in request.prompt


def _rewriting(question: str, answers: bool = False) -> Script:
    """Rewrite every follow-up to `question`; then answer, or say that nothing answers."""

    def answer(request: Request) -> Behaviour:
        if _asks_for_a_question(request):
            return Behaviour(json.dumps({"question": question}))
        return reply(request, [Said(SHORT, the_rate(request).cited)] if answers else [])

    return answer


def test_a_follow_up_is_asked_as_the_model_put_it_and_that_is_shown(ask: Asking) -> None:
    answer = ask(_rewriting(ALONE, answers=True), FOLLOW_UP, history=HISTORY)
    assert (answer.outcome, answer.read_as) == ("answered", ALONE)
    assert answer.notices[0] == f"Read as: {ALONE}"


def test_what_the_rewriting_took_is_counted(ask: Asking) -> None:
    answer = ask(_rewriting(ALONE, answers=True), FOLLOW_UP, history=HISTORY)
    assert answer.generated is not None
    assert answer.generated.usage.tokens_in == 200


@pytest.mark.parametrize(
    "said",
    [
        "Is the rate of the patent box 7%?",
        "At which rate does Cyberport tax profits?",
        "专利盒的税率是多少？",
        "At which rate? " * 40,
        "",
        "What does the patent box do?",
        "Who runs the patent box?",
    ],
    ids=[
        "a figure of its own",
        "a name of its own",
        "another language",
        "too long",
        "nothing",
        "the question before",
        "another question",
    ],
)
def test_a_question_that_says_more_or_else_gives_way_to_the_rules(ask: Asking, said: str) -> None:
    assert ask(_rewriting(said), FOLLOW_UP, history=HISTORY).read_as == BY_RULES


def test_a_model_that_fails_at_it_leaves_it_to_the_rules(ask: Asking) -> None:
    def fails(request: Request) -> Behaviour:
        if _asks_for_a_question(request):
            return Behaviour(status=500)
        return reply(request, [])

    answer = ask(fails, FOLLOW_UP, history=HISTORY)
    assert (answer.outcome, answer.read_as) == ("declined", BY_RULES)


def test_without_a_conversation_the_model_is_not_asked_for_one(ask: Asking) -> None:
    def refuses(request: Request) -> Behaviour:
        assert not _asks_for_a_question(request)
        return reply(request, [Said(SHORT, the_rate(request).cited)])

    assert ask(refuses, ALONE).read_as == ""


def test_only_the_last_turns_are_told(ask: Asking) -> None:
    told: list[str] = []

    def listens(request: Request) -> Behaviour:
        if _asks_for_a_question(request):
            told.append(request.prompt)
        return _rewriting(ALONE)(request)  # type: ignore[operator]

    old = [(f"Question {number}?", f"Answer {number}.") for number in range(6)]
    ask(listens, FOLLOW_UP, history=[*old, *HISTORY])
    assert "Question 2?" not in told[0] and "Question 3?" in told[0]


def test_a_follow_up_in_another_language_is_answered_in_its_own(ask: Asking) -> None:
    answer = ask.with_model(None, "那么税率是多少？", history=HISTORY)
    assert answer.language == "zh-Hans"
    assert answer.notices[0].startswith("问题理解为：What does the patent box do?")


def test_a_follow_up_keeps_its_script(ask: Asking) -> None:
    history = [("專利盒有什麼用？", "合資格知識產權利潤按5%徵稅。[1]")]
    answer = ask(_rewriting("专利盒的税率是多少？"), "稅率呢？", history=history)
    assert answer.language == "zh-Hant"
    assert answer.read_as != "专利盒的税率是多少？"
