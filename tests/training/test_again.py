import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _training(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT)  # training is not installed


def test_a_question_is_asked_again_in_another_language_or_so_that_nothing_answers(
    tmp_path: Path,
) -> None:
    from training.again import asked_again
    from training.groups import Group

    founded = Group("drcd", "何時成立？", ("1911年成立。", "在北京。"), (1.0, 0.0))
    other = Group("drcd", "在哪裡？", ("在北京。", "1911年成立。"), (1.0, 0.0))
    lines = [
        {"of": founded.key, "near": False, "language": "en", "question": "When was it founded?"},
        {"of": founded.key, "near": True, "language": "zh-Hant", "question": "何時解散？"},
        {"of": "of another set", "near": False, "language": "en", "question": "Who?"},
    ]
    file = tmp_path / "again.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert asked_again([founded, other], file) == [
        Group("drcd-again", "When was it founded?", founded.windows, (1.0, 0.0)),
        Group("near-miss-again", "何時解散？", founded.windows, (0.0, 0.0)),
    ]


def test_a_question_that_two_groups_ask_is_not_asked_again(tmp_path: Path) -> None:
    from training.again import asked_again
    from training.groups import Group

    first = Group("policyqa", "Why?", ("Because.",), (1.0,))
    second = Group("policyqa", "Why?", ("For no reason.",), (1.0,))
    file = tmp_path / "again.jsonl"
    file.write_text(json.dumps({"of": first.key, "near": False, "question": "为什么？"}) + "\n")
    assert asked_again([first, second], file) == []
