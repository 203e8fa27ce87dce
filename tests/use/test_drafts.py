import json
from dataclasses import replace

import pytest

from assistant.errors import AssistantError
from assistant.use.decide import accept, reject
from assistant.use.drafts import Completion, Draft, drafts
from corpus.question import Question
from corpus.question_sets.load import load_questions


def test_a_useful_answer_is_its_own_reference_and_leaves_the_facts_open(log, answer):
    name = log.feedback(answer(), [("Before?", "Yes.")], "useful", "", "officer")
    assert drafts(log) == [
        Draft(
            feedback=name,
            question="What does it cost?",
            language="en",
            type="fact",
            answer="It costs HK$5.",
            documents=("prices",),
            sections=("Fees",),
            persona="officer",
            history=(("Before?", "Yes."),),
            note="",
        )
    ]


def test_a_wrong_answer_leaves_all_open_but_the_question(log, answer):
    name = log.feedback(answer(), [], "wrong", "It is HK$6")
    (draft,) = drafts(log)
    useful = replace(draft, type=None, answer="", documents=(), sections=(), note="It is HK$6")
    assert draft == useful
    with pytest.raises(AssistantError, match="called wrong; name the documents"):
        accept(log, name, log._folder / "set.jsonl", Completion())


def test_a_useful_refusal_is_a_question_to_refuse(log, answer):
    log.feedback(answer(outcome="no_evidence"), [], "useful", "")
    (draft,) = drafts(log)
    assert (draft.type, draft.answer, draft.documents) == ("unanswerable", "", ())


def test_an_accepted_draft_is_read_by_evaluations_and_not_offered_again(log, answer, tmp_path):
    testset = tmp_path / "set.jsonl"
    first = log.feedback(answer(), [], "useful", "")
    second = log.feedback(answer("What else?"), [], "wrong", "it is not in there")
    assert accept(log, first, testset, Completion(facts=(("HK$5", "5 dollars"),))) == []
    # Somebody's editor leaves out the last line's end.
    testset.write_text(testset.read_text().rstrip("\n"))
    accept(log, second, testset, Completion(type="unanswerable"))
    assert load_questions(testset) == [
        Question(
            id=f"use-{first}",
            question="What does it cost?",
            language="en",
            type="fact",
            answer="It costs HK$5.",
            must_include=(("HK$5", "5 dollars"),),
            documents=("prices",),
            sections=("Fees",),
        ),
        Question(
            id=f"use-{second}",
            question="What else?",
            language="en",
            type="unanswerable",
            answer="",
            must_include=(),
            documents=(),
        ),
    ]
    assert drafts(log) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["set.jsonl", "use"]
    with pytest.raises(AssistantError, match="was accepted into set.jsonl on 2026-07-01"):
        accept(log, first, testset, Completion())


def test_the_evaluators_documents_take_the_place_of_the_answers(log, answer, tmp_path):
    name = log.feedback(answer(), [], "wrong", "")
    by = Completion((("HK$6",),), ("law",), (), "HK$6")
    accept(log, name, tmp_path / "set.jsonl", by)
    (row,) = map(json.loads, (tmp_path / "set.jsonl").read_text().splitlines())
    assert row == {
        "id": f"use-{name}",
        "question": "What does it cost?",
        "language": "en",
        "type": "fact",
        "answer": "HK$6",
        "must_include": [["HK$6"]],
        "documents": ["law"],
        "sections": [],
        "persona": "investor",
    }


def test_what_the_check_finds_odd_is_told(log, answer, tmp_path):
    name = log.feedback(answer(), [], "useful", "")
    warnings = accept(log, name, tmp_path / "set.jsonl", Completion())
    assert [(each.row, each.field) for each in warnings] == [("line 1", "must_include")]


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (Completion(documents=("no-such",)), "the draft: documents: there is no document"),
        (Completion(facts=(("5",),), type="unanswerable"), "the draft: must_include: filled"),
    ],
)
def test_a_draft_with_an_error_is_not_written(log, answer, tmp_path, by, said):
    name = log.feedback(answer(), [], "useful", "")
    with pytest.raises(AssistantError, match=f"^{said}.*; nothing was written$"):
        accept(log, name, tmp_path / "set.jsonl", by, {"prices"})
    assert [path.name for path in tmp_path.iterdir()] == ["use"]
    assert len(drafts(log)) == 1


def test_a_set_that_is_broken_already_is_left_alone(log, answer, tmp_path):
    testset = tmp_path / "set.jsonl"
    testset.write_text("{\n")
    name = log.feedback(answer(), [], "useful", "")
    with pytest.raises(AssistantError, match="set.jsonl, line 1: not JSON"):
        accept(log, name, testset, Completion())
    assert testset.read_text() == "{\n"
    with pytest.raises(AssistantError, match=r"name a \.jsonl file"):
        accept(log, name, tmp_path / "set.csv", Completion())


def test_a_rejected_draft_does_not_come_back(log, answer):
    name = log.feedback(answer(), [], "wrong", "nonsense")
    reject(log, name)
    assert drafts(log) == []
    with pytest.raises(AssistantError, match="was rejected on 2026-07-01"):
        reject(log, name)
    with pytest.raises(AssistantError, match="^nothing: no open draft; `harbour feedback list`"):
        reject(log, "nothing")
