import json

from corpus.question_sets.check import Finding, check

LINE = {
    "id": "q-1",
    "question": "What is the rate?",
    "language": "en",
    "type": "figure",
    "answer": "It is 40%.",
    "must_include": [["40%", "40 per cent"]],
    "documents": ["rebate"],
}
NONE = {"answer": "", "must_include": [], "documents": []}


def found(folder, *lines, documents=None):
    path = folder / "set.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return check(path, documents)


def test_a_set_in_order_has_no_finding(tmp_path):
    unanswerable = LINE | NONE | {"id": "q-2", "question": "When?", "type": "unanswerable"}
    assert found(tmp_path, LINE, unanswerable, documents=["rebate"]) == []


def test_all_that_is_wrong_is_said_at_once_row_by_row(tmp_path):
    first = LINE | {"type": "figures", "must_include": [["30%"]], "documents": ["rebait"]}
    second = LINE | {"persona": 3, "pages": [["levy", 2]]}
    assert found(tmp_path, first, second, documents={"rebate", "levy"}) == [
        Finding("line 1", "type", 'unknown type "figures"; did you mean "figure"?', "error"),
        Finding(
            "line 1", "must_include", 'fact 1 ("30%") is not in the reference answer', "warning"
        ),
        Finding(
            "line 1", "documents", 'there is no document "rebait"; did you mean "rebate"?', "error"
        ),
        Finding("line 2", "persona", "a number where text is needed", "error"),
        Finding(
            "line 2",
            "pages",
            'pages of "levy", which is not among the documents of the row',
            "error",
        ),
        Finding("line 2", "id", 'the id "q-1" stands in line 1 too', "error"),
        Finding("line 2", "question", "the same question stands in line 1", "warning"),
    ]


def test_a_file_that_cannot_be_read_is_one_finding(tmp_path):
    assert check(tmp_path / "set.doc") == [
        Finding(
            "", "", "a test set ends in .jsonl, .csv, .xlsx, .yaml, .yml; save it as one", "error"
        )
    ]


def test_an_answerable_question_needs_documents_and_should_have_facts(tmp_path):
    assert found(tmp_path, LINE | NONE) == [
        Finding(
            "line 1",
            "documents",
            "none, but the type is figure; name those that hold the answer",
            "error",
        ),
        Finding("line 1", "answer", "there is no reference answer", "warning"),
        Finding(
            "line 1",
            "must_include",
            "no facts; only the documents that are found can be scored",
            "warning",
        ),
    ]


def test_nuggets_are_facts_too(tmp_path):
    nuggets = [{"alternatives": ["40%"]}, {"alternatives": ["capped"], "vital": False}]
    assert found(tmp_path, LINE | {"must_include": [], "nuggets": nuggets}) == [
        Finding(
            "line 1", "nuggets", 'nugget 2 ("capped") is not in the reference answer', "warning"
        )
    ]


def test_an_unanswerable_question_has_neither_answer_nor_documents(tmp_path):
    said = "filled, but the type is out-of-scope; empty it or change the type"
    assert found(tmp_path, LINE | {"type": "out-of-scope"}) == [
        Finding("line 1", "answer", said, "error"),
        Finding("line 1", "must_include", said, "error"),
        Finding("line 1", "documents", said, "error"),
    ]


def test_an_empty_alternative_would_be_found_in_every_answer(tmp_path):
    assert found(tmp_path, LINE | {"must_include": [["40%"], ["30%", " "], []]}) == [
        Finding("line 1", "must_include", "fact 2 has an empty alternative", "error"),
        Finding("line 1", "must_include", "fact 3 has an empty alternative", "error"),
    ]


def test_a_question_is_neither_blank_nor_longer_than_can_be_asked(tmp_path):
    lines = [LINE | {"question": " "}, LINE | {"id": "q-2", "question": "What? " * 334}]
    assert found(tmp_path, *lines) == [
        Finding("line 1", "question", "there is no question", "error"),
        Finding("line 2", "question", "2,004 characters; at most 2,000 can be asked", "error"),
    ]


def test_a_language_that_does_not_look_like_the_question_s_is_told(tmp_path):
    lines = [
        LINE | {"language": "zh-Hant"},
        LINE | {"id": "q-2", "question": "申請費用是多少？", "language": "zh-Hans"},
        LINE | {"id": "q-3", "question": "什么是合作？", "language": "zh-Hans"},
        LINE | {"id": "q-4", "question": "2027?", "language": "zh-Hans"},
    ]
    assert found(tmp_path, *lines) == [
        Finding("line 1", "language", "zh-Hant, but the question looks like en", "warning"),
        Finding("line 2", "language", "zh-Hans, but the question looks like zh-Hant", "warning"),
    ]


def test_a_follow_up_may_stand_twice_after_different_questions(tmp_path):
    lines = [
        LINE | {"question": "And now?", "history": [["Fees?", "500."]]},
        LINE | {"id": "q-2", "question": "And now?", "history": [["Rates?", "40%."]]},
        LINE | {"id": "q-3", "question": "and  now?", "history": [["Rates?", "40%."]]},
    ]
    assert found(tmp_path, *lines) == [
        Finding("line 3", "question", "the same question stands in line 2", "warning")
    ]


def test_a_table_s_rows_are_checked_beside_its_header(tmp_path):
    path = tmp_path / "set.csv"
    path.write_text("question,answr,documents\nWhat?,40%,rebate\n,,rebate\n", encoding="utf-8")
    errors = [each for each in check(path) if each.severity == "error"]
    assert errors == [
        Finding("row 1", "", 'unknown column "answr"; did you mean "answer"?', "error"),
        Finding("row 3", "question", "there is no question", "error"),
    ]
