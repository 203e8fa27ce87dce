import json
from dataclasses import replace
from pathlib import Path

import pytest
from stored import CODE, INDEX, about_of

from assistant.assistant import Assistant
from assistant.errors import AssistantError
from assistant.evaluation.about import AskedSet, about, differing, load_about
from assistant.evaluation.code_version import CodeVersion, source_digest
from assistant.evaluation.testsets import load_sets, named_questions
from ingest.settings import Settings

LINE = {
    "question": "What?",
    "language": "en",
    "type": "fact",
    "answer": "",
    "must_include": [],
    "documents": [],
}


def _testset(path: Path, *ids: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    lines = [json.dumps({"id": name, **LINE}) for name in ids]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_tells_what_a_run_is_made_of_without_places_and_times(
    assistant: Assistant, tmp_path: Path
) -> None:
    sets = load_sets(
        [_testset(tmp_path / "b.jsonl", "x", "y"), _testset(tmp_path / "a.jsonl", "z")]
    )
    settings = Settings(index=tmp_path / "index", reranker=str(tmp_path), reader=False)
    made_of = about(sets, settings, assistant.index)
    assert [(each.name, each.questions) for each in made_of.testsets] == [("b", 2), ("a", 1)]
    assert made_of.settings == {
        "reader": False,
        "reranker": tmp_path.name,
        "glossary": "",
        "answer model": "extractive",
    }
    assert (made_of.index.documents, made_of.questions) == (len(assistant.index.documents), 3)
    stored = json.dumps(made_of.as_json())
    assert str(tmp_path) not in stored
    assert load_about(json.loads(stored)) == made_of == about(sets, settings, assistant.index)


def test_questions_go_by_the_name_of_their_set(tmp_path: Path) -> None:
    sets = load_sets(
        [_testset(tmp_path / "b.jsonl", "x", "y"), _testset(tmp_path / "a.jsonl", "x")]
    )
    assert [(name, question.id) for name, question in named_questions(sets)] == [
        ("b", "x"),
        ("b", "y"),
        ("a", "x"),
    ]


def test_two_sets_of_one_name_are_an_error(tmp_path: Path) -> None:
    one, other = (_testset(tmp_path / f"{n}/tax.jsonl", "x") for n in ("one", "other"))
    with pytest.raises(AssistantError) as error:
        load_sets([one, other])
    assert str(error.value) == f"{other}: {one} is named 'tax' as well; rename one of them"


def test_says_all_that_differs(make) -> None:
    one = about_of([make("a"), make("b", testset="setup")])
    other = replace(
        one,
        testsets=(AskedSet("tax", "another-sha256", 2), AskedSet("new", "new-sha256", 5)),
        settings={"reader": True, "reranker": "judge", "glossary": "abc"},
        index=replace(INDEX, model="bge", fingerprint="beef", build="b2", corpus="decade00"),
        code=CodeVersion("0.2.0", "facade00", "0123456789abcdef", True),
    )
    assert differing(one, one) == []
    assert differing(one, other) == [
        "test set tax: 1 questions (tax-sha2) -> 2 questions (another-)",
        "test set setup: 1 questions (setup-sh) -> none",
        "test set new: none -> 5 questions (new-sha2)",
        "setting reranker: none -> judge",
        "setting glossary: none -> abc",
        "embedding model: e5 (f1e2) -> bge (beef)",
        "index build: b1 -> b2",
        "corpus: 71 documents (c0ffee00) -> 71 documents (decade00)",
        "code: 0.1.0 (5ec0de00) -> 0.2.0 (facade00, commit 01234567 with changes)",
    ]


def test_the_order_of_test_sets_counts_and_the_commit_alone_does_not(make) -> None:
    one = about_of([make("a"), make("b", testset="setup")])
    assert differing(one, about_of([make("b", testset="setup"), make("a")])) == [
        "order of the test sets: tax, setup -> setup, tax"
    ]
    assert differing(one, replace(one, code=replace(CODE, commit="abc", dirty=True))) == []


def test_the_code_is_what_answers_not_what_asks_and_measures(tmp_path: Path) -> None:
    for name in ("assistant/rank.py", "assistant/evaluation/run.py", "corpus/testsets/tax.jsonl"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one", encoding="utf-8")
    before = source_digest(tmp_path)
    for name in ("assistant/evaluation/run.py", "corpus/testsets/tax.jsonl"):
        (tmp_path / name).write_text("two", encoding="utf-8")
    assert source_digest(tmp_path) == before
    (tmp_path / "assistant/rank.py").write_text("two", encoding="utf-8")
    assert source_digest(tmp_path) != before
