import json
from io import BytesIO

import pytest
from openpyxl import Workbook

from corpus.errors import CorpusError
from corpus.question_sets.check import check
from corpus.question_sets.load import load_questions

LINE = {
    "id": "q-1",
    "question": "What is the rate?",
    "language": "en",
    "type": "figure",
    "answer": "40%.",
    "must_include": [["40%"]],
    "documents": ["rebate"],
}
GOOD = json.dumps(LINE).encode() + b"\n"
COLUMNS = (
    "id, question, language, type, answer, must_include, documents, sections, persona, history, "
    "nuggets, pages, evidence, gains"
)


def line(**changed):
    return GOOD + json.dumps(LINE | {"id": "q-2", "question": "When?"} | changed).encode()


def book(*rows, sheet="Sheet1"):
    made = Workbook()
    made.active.title = sheet
    for row in rows:
        made.active.append(row)
    made.create_sheet("Notes")
    content = BytesIO()
    made.save(content)
    return content.getvalue()


MALFORMED = {
    "truncated JSON": (
        "a.jsonl",
        GOOD + GOOD[:20],
        ", line 2: not JSON (unterminated string starting at, character 15)",
    ),
    "a JSON list": (
        "a.jsonl",
        b"[\n" + GOOD + b"]",
        ": one JSON list; write one object a line, without [ and ]",
    ),
    "a list on a line": (
        "a.jsonl",
        GOOD + b"[1]",
        ", line 2: not a JSON object; write {...} on each line",
    ),
    "JSON without end": (
        "a.jsonl",
        GOOD + b'{"a":' + b"[" * 200_000,
        ", line 2: not a question: lists within lists without end",
    ),
    "a number of too many digits": (
        "a.jsonl",
        GOOD + b'{"id": ' + b"1" * 5000 + b"}",
        ", line 2: not a question: a number without end",
    ),
    "another character set": (
        "a.jsonl",
        GOOD + "費用".encode("big5"),
        ": not UTF-8 text; save it as UTF-8",
    ),
    "an empty file": ("a.jsonl", b"", ": the file is empty"),
    "blank lines": ("a.jsonl", b"\n \n", ": the test set holds no question"),
    "no question": (
        "a.jsonl",
        GOOD + b'{"id": "q-2", "language": "en", "type": "fact", "answer": "", '
        b'"must_include": [], "documents": ["rebate"]}',
        ", line 2: question: there is no question",
    ),
    "an empty question": (
        "a.jsonl",
        line(question=""),
        ", line 2: question: there is no question",
    ),
    "a number for a question": (
        "a.jsonl",
        line(question=12),
        ", line 2: question: a number where text is needed",
    ),
    "an unknown type": (
        "a.jsonl",
        line(type="figures"),
        ', line 2: type: unknown type "figures"; did you mean "figure"?',
    ),
    "a type that is like none": (
        "a.jsonl",
        line(type="xyz"),
        ', line 2: type: unknown type "xyz"; it is one of fact, figure, list, multi, temporal, '
        "cross-lingual, unanswerable, out-of-scope",
    ),
    "two unknown names": (
        "a.jsonl",
        line(language="zh-TW", persona="Officers"),
        ', line 2: language: unknown language "zh-TW"; did you mean "zh-Hant"?; '
        'persona: unknown persona "Officers"; did you mean "officer"?',
    ),
    "an unknown field": (
        "a.jsonl",
        line(langauge="en"),
        ', line 2: langauge: unknown field; did you mean "language"?',
    ),
    "an id that is taken": (
        "a.jsonl",
        line() + b"\n\n" + GOOD,
        ', line 4: the id "q-1" stands in line 1 too',
    ),
    "facts as a text": (
        "a.jsonl",
        line(must_include="40%"),
        ", line 2: must_include: text where a list is needed, such as "
        '[["40%", "40 per cent"], ["2026"]]',
    ),
    "a fact as a text": (
        "a.jsonl",
        line(must_include=[["40%"], "2026"]),
        ", line 2: must_include: fact 2: text where a list is needed, such as "
        '[["40%", "40 per cent"], ["2026"]]',
    ),
    "an empty alternative": (
        "a.jsonl",
        line(must_include=[["40%", ""]]),
        ", line 2: must_include: fact 1, alternative 2: empty",
    ),
    "half a turn": (
        "a.jsonl",
        line(history=[["Is there a fee?", "Yes."], ["Which?"]]),
        ", line 2: history: turn 2: there is no answer",
    ),
    "a turn of three": (
        "a.jsonl",
        line(history=[["a", "b", "c"]]),
        ", line 2: history: turn 1: holds more than question and answer, such as "
        '[["earlier question", "its answer"]]',
    ),
    "page zero": (
        "a.jsonl",
        line(pages=[["rebate", 0]]),
        ", line 2: pages: entry 1: page 0; pages are counted from 1",
    ),
    "a page that is no number": (
        "a.jsonl",
        line(pages=[["rebate", 1], ["rebate", "iv"]]),
        ', line 2: pages: entry 2: page "iv" is not a whole number',
    ),
    "a nugget as a text": (
        "a.jsonl",
        line(nuggets=["40%"]),
        ", line 2: nuggets: nugget 1: text where an object is needed, such as "
        '{"alternatives": ["40%"], "vital": true}',
    ),
    "a nugget with an unknown field": (
        "a.jsonl",
        line(nuggets=[{"alternative": ["40%"]}]),
        ", line 2: nuggets: nugget 1: there is no alternatives; "
        'nuggets: nugget 1: unknown field "alternative"; did you mean "alternatives"?',
    ),
    "a header only": ("a.csv", b"id,question\n", ": the test set holds no question"),
    "no column of questions": (
        "a.csv",
        b"id,text\n1,What?\n",
        f': no column "question"; name the columns {COLUMNS}',
    ),
    "a quotation mark without end": (
        "a.csv",
        b'id,question\n1,What?\n2,"When?\n3,Who?\n',
        ', row 3: a quotation mark is not closed; inside a text, write it twice: ""',
    ),
    "a comma outside of quotation marks": (
        "a.csv",
        b"id,question\n1,What, and when?\n",
        ', row 2: "and when?" stands in column C, which has no header; in a CSV file put a text '
        "with a comma in quotation marks",
    ),
    "an unknown column": (
        "a.csv",
        b"Pilot\nid,question,Must have,pagse\n1,What?,,\n",
        ', row 2: unknown column "Must have"; it is one of '
        "id, question, language, type, answer, must_include, documents, sections, persona, "
        'history, nuggets, pages or 2 more; unknown column "pagse"; did you mean "pages"?',
    ),
    "a column that stands twice": (
        "a.csv",
        b"id,question,Question\n1,What?,\n",
        ', row 1: two columns are named "question"',
    ),
    "a page without a mark": (
        "a.csv",
        b"question,documents,pages\nWhat?,rebate,rebate 12\n",
        ', row 2: pages: "rebate 12" is not written as in report.pdf#12',
    ),
    "an odd history": (
        "a.csv",
        b"question,history\nWhat?,He asked about fees\n",
        ', row 2: history: "He asked about fees" begins with neither Q: nor A:',
    ),
    "a history without an answer": (
        "a.csv",
        b'question,history\nWhat?,"Q: a\nQ: b"\n',
        ", row 2: history: each line Q: needs a line A: after it",
    ),
    "a binary CSV file": (
        "a.csv",
        b"\x80\x81\x8d\x8f" * 40,
        ": the character set is not clear; save it as CSV UTF-8",
    ),
    "YAML indented anyhow": (
        "a.yaml",
        b"- question: What?\n  answer: 40%\n answer: 30%\n",
        ", line 3: not YAML (expected <block end>, but found '<block mapping start>'); "
        "indent alike, and put a text with marks in quotation marks",
    ),
    "a YAML mapping": (
        "a.yaml",
        b"# set\nquestion: What?\n",
        ", line 2: not a list of questions; begin each question with a dash",
    ),
    "a forgotten dash": (
        "a.yaml",
        b"- question: What?\n\n  question: When?\n",
        ", line 1: question: stands twice; begin each question with a dash",
    ),
    "a YAML list of texts": (
        "a.yaml",
        b"- question: What?\n- When?\n",
        ", line 2: not a question; write fields such as question: and answer:",
    ),
    "a Python object in YAML": (
        "a.yaml",
        b"- question: What?\n- question: !!python/object/apply:os.getcwd []\n",
        ", line 2: a tag that begins with ! is not read; write plain text",
    ),
    "a control character in YAML": (
        "a.yaml",
        b"- question: Wh\x00at?\n",
        ": not YAML (unacceptable character #x0000: special characters are not allowed)",
    ),
    "a workbook that is none": (
        "a.xlsx",
        b"question\nWhat?\n",
        ": not an Excel workbook; save it as .xlsx",
    ),
    "an old workbook": (
        "a.xlsx",
        bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512,
        ": an old or a locked workbook; save it as .xlsx, no password",
    ),
    "no sheet of questions": (
        "a.xlsx",
        book(["id", "text"], [1, "What?"]),
        f': no sheet has a column "question"; name the columns {COLUMNS}',
    ),
    "a formula that was never computed": (
        "a.xlsx",
        book(["id", "question"], [1, '="What "&"now?"'], sheet="Q1"),
        ', sheet "Q1", row 2: question: the formula has no stored value; open the file in Excel '
        "and save it",
    ),
    "an error in a cell": (
        "a.xlsx",
        book(["question", "answer"], ["What?", "#REF!"], sheet="Q1"),
        ', sheet "Q1", row 2: answer: the cell shows the error #REF!',
    ),
}


@pytest.mark.parametrize(("name", "content", "message"), MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_file_gets_one_line_with_the_row(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(CorpusError) as caught:
        load_questions(path)
    assert str(caught.value).removeprefix(str(path)) == message


@pytest.mark.parametrize(("name", "content", "message"), MALFORMED.values(), ids=MALFORMED)
def test_the_check_says_the_same(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_bytes(content)
    errors = [finding for finding in check(path) if finding.severity == "error"]
    # Loading joins what is wrong with one row.
    rows = {finding.row for finding in errors}
    said = "; ".join(
        f"{each.field}: {each.message}" if each.field and each.field != "id" else each.message
        for each in errors
        if each.row == errors[0].row
    )
    assert len(rows) == 1
    assert (f", {errors[0].row}: " if errors[0].row else ": ") + said == message
