import csv
import io
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart

from corpus.question import Nugget, Question
from corpus.question_sets.load import load_questions

HEADER = ["ID", "Question", "Type", "Answer", "Must include", "Documents", "Pages"]
ASKED = Question(
    id="r-1",
    question="What is the rate, and until when?",
    language="en",
    type="figure",
    answer="40%, until 2027; then 30%.",
    must_include=(("40%", "40 per cent"), ("2027",)),
    documents=("rebate", "budget"),
    pages=(("rebate", 12), ("budget", 3)),
)
ROW = [
    "r-1",
    "What is the rate, and until when?",
    "Figure",
    "40%, until 2027; then 30%.",
    "40% | 40 per cent; 2027",
    "rebate; budget",
    "rebate#12; budget#3",
]


def as_csv(*rows, delimiter=",", encoding="utf-8-sig"):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def loaded(folder, content):
    path = folder / "set.csv"
    path.write_bytes(content)
    return load_questions(path)


def loaded_book(folder, book):
    path = folder / "set.xlsx"
    book.save(path)
    return load_questions(path)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_file_is_read_however_a_spreadsheet_saved_it(tmp_path, delimiter, encoding):
    content = as_csv(HEADER, ROW, delimiter=delimiter, encoding=encoding)
    assert loaded(tmp_path, content) == [ASKED]


@pytest.mark.parametrize(
    ("encoding", "question", "language"),
    [
        ("cp1252", "Is the café’s fee £500?", "en"),
        ("big5", "申請人須符合甚麼基本資格，費用是多少？", "zh-Hant"),
        ("gb18030", "申请人须符合什么基本资格，费用是多少？", "zh-Hans"),
    ],
)
def test_an_older_character_set_is_recognised(tmp_path, encoding, question, language):
    content = as_csv(["question", "documents"], [question, "a"], encoding=encoding)
    (found,) = loaded(tmp_path, content)
    assert (found.question, found.language) == (question, language)


def test_what_is_left_out_follows_from_the_rest(tmp_path):
    content = as_csv(["question", "documents"], ["什麼是費用？", "fees"], [], ["Who knows?", ""])
    assert loaded(tmp_path, content) == [
        Question(
            id="set-2",
            question="什麼是費用？",
            language="zh-Hant",
            type="fact",
            answer="",
            must_include=(),
            documents=("fees",),
        ),
        Question(
            id="set-4",
            question="Who knows?",
            language="en",
            type="unanswerable",
            answer="",
            must_include=(),
            documents=(),
        ),
    ]


def test_full_width_marks_and_line_breaks_separate_as_well(tmp_path):
    header = ["question", "must_include", "documents", "sections", "pages", "nuggets", "gains"]
    row = [
        "费用？",
        "五百｜500；每年",
        "a\nb",
        "Fees；Dates",
        "a＃１２",
        "？免费|无；必须",
        "a=2；b=1",
    ]
    (found,) = loaded(tmp_path, as_csv(header, row))
    assert found.must_include == (("五百", "500"), ("每年",))
    assert found.documents == ("a", "b")
    assert found.sections == ("Fees", "Dates")
    assert found.pages == (("a", 12),)
    assert found.nuggets == (
        Nugget(alternatives=("免费", "无"), vital=False),
        Nugget(alternatives=("必须",)),
    )
    assert found.gains == {"a": 2, "b": 1}


def test_a_history_is_written_line_by_line(tmp_path):
    said = "Q: Is there a fee?\nA: Yes,\nHK$500.\nq：每年？\na：是。"
    (found,) = loaded(tmp_path, as_csv(["question", "history"], ["And then?", said]))
    assert found.history == (("Is there a fee?", "Yes,\nHK$500."), ("每年？", "是。"))


def test_evidence_may_hold_a_semicolon(tmp_path):
    row = ["Fee?", "a", "It is due; no waiver.\nPaid yearly."]
    (found,) = loaded(tmp_path, as_csv(["question", "documents", "evidence"], row))
    assert found.evidence == ("It is due; no waiver.", "Paid yearly.")


def test_the_sheet_with_questions_is_found_below_its_title(tmp_path):
    book = Workbook()
    book.active.append(["How to fill this in"])
    book.create_chartsheet("Chart").add_chart(BarChart())
    sheet = book.create_sheet("Questions")
    sheet.append(["Pilot of the counter"])
    sheet.merge_cells("A1:G1")
    sheet.append([])
    sheet.append(HEADER)
    sheet.append(ROW)
    sheet.append([None] * 7)
    book.create_sheet("Old").append(HEADER)
    assert loaded_book(tmp_path, book) == [ASKED]


def test_numbers_and_dates_are_read_as_the_sheet_shows_them(tmp_path):
    book = Workbook()
    book.active.append(["id", "question", "answer", "must_include", "documents", "sections"])
    book.active.append([7, "The rate?", 0.4, 2027, "rebate", date(2026, 4, 1)])
    book.active["C2"].number_format = "0%"
    (found,) = loaded_book(tmp_path, book)
    assert found == Question(
        id="7",
        question="The rate?",
        language="en",
        type="fact",
        answer="40%",
        must_include=(("2027",),),
        documents=("rebate",),
        sections=("2026-04-01",),
    )
