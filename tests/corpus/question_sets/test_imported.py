from datetime import date

import pytest

from corpus.errors import CorpusError
from corpus.markdown import read_markdown
from corpus.question import Question
from corpus.question_sets.imported import Imported, ImportedDocument, document_ids, write
from corpus.question_sets.load import load_questions

TODAY = date(2026, 7, 1)
ASKED = Question(
    id="a",
    question="碼頭何時落成？",
    language="zh-Hant",
    type="fact",
    answer="1912",
    must_include=(("1912",),),
    documents=("pier", "quay"),
    pages=(("pier", 2),),
    gains={"pier": 2, "quay": 1},
)


def test_what_is_written_is_read_again(tmp_path):
    text = "# 1 pier was built in 1912.\n---\nIt is open."
    imported = Imported((ASKED,), (ImportedDocument("pier", "Pier: a [history]", text),))
    path = write(imported, tmp_path / "new" / "set", TODAY)
    assert path == tmp_path / "new" / "set" / "questions.jsonl"
    assert load_questions(path) == [ASKED]
    found = read_markdown(tmp_path / "new" / "set" / "documents" / "pier.md")
    assert found.text == f" {text}\n"
    # A line of the text that begins with # is no heading.
    assert [section.path for section in found.sections] == [()]
    assert (found.id, found.title, found.language, found.as_of) == (
        "pier",
        "Pier: a [history]",
        "en",
        "2026-07-01",
    )


def test_without_documents_there_is_only_the_questions_file(tmp_path):
    write(Imported((ASKED,)), tmp_path, TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["questions.jsonl"]


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine.md").write_text("mine", encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        write(Imported((ASKED,)), tmp_path, TODAY)
    assert str(caught.value) == f"{tmp_path}: not an empty folder; name a new one"


def test_ids_are_plain_and_no_two_alike():
    assert document_ids("My Set", ["DEV_0", "dev-0", "梵文", "", "x" * 200]) == [
        "my-set-dev-0",
        "my-set-dev-0-2",
        "my-set",
        "my-set-2",
        "my-set-" + "x" * 93,
    ]
