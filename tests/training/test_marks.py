from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GROUP = {
    "source": "squad2",
    "question": "When did the park open?",
    "windows": ("Park: It opened in 2003 after a delay.", "Park: It has 1,200 tenants."),
    "targets": (1.0, 0.0),
}


@pytest.fixture(autouse=True)
def _training(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT)  # training is not installed


def words_marked(**changed: object) -> list[str]:
    from assistant.reader_text import limited
    from ingest.e5 import read_weights, tokenizer, weight_file
    from training.groups import Group
    from training.model import rows_of

    pieces = limited(tokenizer(read_weights(weight_file())))
    group = Group(**{**GROUP, **changed})  # type: ignore[arg-type]
    return [
        "".join(pieces.id_to_token(row.ids[at]) for at in row.answer).replace("▁", " ").strip()
        for row in rows_of(pieces, group)
    ]


def test_the_words_that_answer_are_marked_in_the_window_that_answers_only() -> None:
    start = GROUP["windows"][0].index("2003")
    assert words_marked(spans=(((start, start + 4),),)) == ["2003", ""]


def test_where_the_words_are_not_known_all_of_the_window_answers() -> None:
    assert words_marked() == ["Park: It opened in 2003 after a delay.", ""]


def test_nothing_is_marked_for_a_near_miss() -> None:
    assert words_marked(targets=(0.0, 0.0)) == ["", ""]


def test_marks_on_the_answer_lose_least_and_on_a_near_miss_none_is_best() -> None:
    import torch

    from training.model import Row, mark_loss

    answered = [Row((1, 2, 3, 4), range(1, 4), (2,)), Row((1, 5), range(1, 2), ())]
    missed = [Row((1, 2, 3, 4), range(1, 4), ()), Row((1, 5), range(1, 2), ())]
    nothing = [torch.full((4,), -9.0), torch.full((2,), -9.0)]
    right = [torch.tensor([-9.0, -9.0, 9.0, -9.0]), torch.full((2,), -9.0)]
    wrong = [torch.tensor([-9.0, 9.0, -9.0, -9.0]), torch.full((2,), -9.0)]
    losses = [
        [float(mark_loss(marks, rows, [2])) for marks in (right, wrong, nothing)]
        for rows in (answered, missed)
    ]
    assert losses[0][0] < 0.01 < losses[0][2] < losses[0][1]
    assert losses[1][2] < 0.01 < losses[1][0] == pytest.approx(losses[1][1])
