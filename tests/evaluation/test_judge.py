import json

from assistant.evaluation.judge import Agreement, Judgement, agreement, graded, save
from assistant.generation.model import ChatModel
from ingest.chat_settings import ChatSettings
from tests.generation.scripted_server import Behaviour, ScriptedServer


def verdict(correct: str, faithful: str = "yes") -> Behaviour:
    return Behaviour(json.dumps({"correct": correct, "faithful": faithful, "why": "so"}))


def test_what_a_judge_says_is_kept_and_what_it_fails_on_is_counted(make) -> None:
    records = [make(name) for name in ("a", "b", "c", "d")]
    script = [verdict("yes"), verdict("no", "partly"), Behaviour("Great!"), Behaviour(status=401)]
    with ScriptedServer(script) as server:
        settings = ChatSettings(model="openai:judge", base_url=server.url, retries=0)
        chat = ChatModel.load(settings, {"HARBOUR_ANSWER_KEY": "sk-harbour-test"})
        found = graded(records, chat)
        assert "reference" in server.requests[0].prompt
    names = [f"{record.testset}/{record.question.id}" for record in records]
    assert found[:3] == [
        Judgement(names[0], "judged", "yes", "yes", "so"),
        Judgement(names[1], "judged", "no", "partly", "so"),
        Judgement(names[2], "malformed", why="Great!"),
    ]
    assert (found[3].name, found[3].ending) == (names[3], "failed")


def test_agreement_is_of_the_answers_that_both_tell_of(make) -> None:
    right = {"must_include": [["5%"]], "text": "It is 5% [1]."}
    wrong = {"must_include": [["5%"]], "text": "It is 8% [1]."}
    records = [make(str(n), **each) for n, each in enumerate((right, right, wrong, wrong))]
    grades = ("yes", "yes", "no", "yes")
    judgements = [Judgement(str(n), "judged", grade, "yes") for n, grade in enumerate(grades)]
    # They agree on 3 of 4; by chance on 3/4 x 1/2 + 1/4 x 1/2 = 1/2.
    assert agreement(records, judgements, "openai:judge") == Agreement(
        "openai:judge", {"judged": 4}, {"yes": 3, "no": 1}, {"yes": 4}, 4, 0.75, 0.5
    )
    malformed = [*judgements[:3], Judgement("3", "malformed")]
    found = agreement(records, malformed, "openai:judge")
    assert (found.n, found.endings) == (3, {"judged": 3, "malformed": 1})


def test_what_a_judge_says_is_written_beside_the_run(tmp_path) -> None:
    judgements = [Judgement("tax/a", "judged", "yes", "no", "對"), Judgement("tax/b", "malformed")]
    found = agreement([], [], "openai:judge")
    save(judgements, found, tmp_path)
    assert (tmp_path / "judgements.jsonl").read_text(encoding="utf-8").splitlines() == [
        '{"name": "tax/a", "ending": "judged", "correct": "yes", "faithful": "no", "why": "對"}',
        '{"name": "tax/b", "ending": "malformed", "correct": "", "faithful": "", "why": ""}',
    ]
    assert json.loads((tmp_path / "judge.json").read_text(encoding="utf-8")) == {
        "judge": "openai:judge",
        "endings": {},
        "correct": {},
        "faithful": {},
        "n": 0,
        "agree": None,
        "kappa": None,
    }
