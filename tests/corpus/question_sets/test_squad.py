import json

import pytest

from corpus.errors import CorpusError
from corpus.question import Question
from corpus.question_sets.imported import Imported, ImportedDocument
from corpus.question_sets.squad import import_squad

HARBOUR = "The harbour was opened in 1860. It was deepened in 1911."
PIER = "碼頭於一九一二年落成，由渡輪公司管理。"


def kept(folder, data, name="dev-v2.0.json"):
    path = folder / name
    path.write_text(json.dumps({"version": "v2.0", "data": data}), encoding="utf-8")
    return path


def asked(id, question, *answers, **more):
    texts = [{"text": text, "answer_start": 999} for text in answers]
    return {"id": id, "question": question, "answers": texts} | more


def test_each_paragraph_is_a_document_and_each_question_names_it(tmp_path):
    qas = [asked("56be", "When was it opened?", "1860", "in 1860", "1860")]
    paragraphs = [{"context": HARBOUR, "qas": qas}, {"context": "Nobody asks.", "qas": []}]
    assert import_squad(kept(tmp_path, [{"title": "Harbour", "paragraphs": paragraphs}])) == (
        Imported(
            (
                Question(
                    id="56be",
                    question="When was it opened?",
                    language="en",
                    type="fact",
                    answer="1860",
                    must_include=(("1860", "in 1860"),),
                    documents=("dev-v2-0-1",),
                    evidence=("1860", "in 1860"),
                ),
            ),
            (
                ImportedDocument("dev-v2-0-1", "Harbour", HARBOUR),
                ImportedDocument("dev-v2-0-2", "Harbour", "Nobody asks."),
            ),
        )
    )


def test_an_impossible_question_is_unanswerable(tmp_path):
    impossible = asked(
        "5ad3",
        "Who closed it?",
        is_impossible=True,
        plausible_answers=[{"text": "1911", "answer_start": 51}],
    )
    data = [{"title": "Harbour", "paragraphs": [{"context": HARBOUR, "qas": [impossible]}]}]
    assert import_squad(kept(tmp_path, data)).questions == (
        Question(
            id="5ad3",
            question="Who closed it?",
            language="en",
            type="unanswerable",
            answer="",
            must_include=(),
            documents=(),
        ),
    )


def test_chinese_sets_keep_their_paragraphs_ids_and_their_script(tmp_path):
    qas = [asked("1147-5-1", "由誰管理？", "渡輪公司"), asked("1147-5-2", "是什么？", "橋")]
    data = [
        {"id": "1147", "title": "", "paragraphs": [{"id": "1147-5", "context": PIER, "qas": qas}]}
    ]
    found = import_squad(kept(tmp_path, data, "DRCD_dev.json"))
    assert found.documents == (ImportedDocument("drcd-dev-1147-5", "drcd-dev-1147-5", PIER),)
    assert [each.language for each in found.documents] == ["zh-Hant"]
    # An answer that does not stand in the paragraph is no evidence, wherever its offset points.
    assert [(q.language, q.must_include, q.evidence) for q in found.questions] == [
        ("zh-Hant", (("渡輪公司",),), ("渡輪公司",)),
        ("zh-Hant", (("橋",),), ()),
    ]


def test_paragraphs_of_the_same_id_stay_apart(tmp_path):
    paragraph = {"id": "A", "context": HARBOUR, "qas": []}
    data = [{"title": "t", "paragraphs": [paragraph, paragraph | {"id": "a", "context": "Other."}]}]
    found = import_squad(kept(tmp_path, data, "set.json"))
    assert [each.id for each in found.documents] == ["set-a", "set-a-2"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", ": not JSON (Expecting value, line 1)"),
        (b"1" * 5000, ": a number without end"),
        (b"[]", ": not in the format that is imported; input should be a valid dictionary"),
        (b'{"version": 1}', ": not in the format that is imported; data: field required"),
        (
            b'{"data": [{"paragraphs": [{"context": "a"}, {"context": 1}]}]}',
            ": not in the format that is imported; data.0.paragraphs.0.qas: field required",
        ),
        (
            b'{"data": [{"paragraphs": [{"context": "a", "qas": [{"id": 1, "question": " "}]}]}]}',
            ": not in the format that is imported; data.0.paragraphs.0.qas.0.question: "
            "string should have at least 1 character",
        ),
        (b"\xff", ": not UTF-8 text; save it as UTF-8"),
    ],
)
def test_what_is_not_squad_is_refused(tmp_path, content, message):
    path = tmp_path / "set.json"
    path.write_bytes(content)
    with pytest.raises(CorpusError) as caught:
        import_squad(path)
    said = str(caught.value).removeprefix(str(path))
    assert said.startswith(message)
