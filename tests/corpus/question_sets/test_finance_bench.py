import json

import pytest

from corpus.errors import CorpusError
from corpus.question import Question
from corpus.question_sets.finance_bench import import_finance_bench
from corpus.question_sets.imported import Imported

ASKED = {
    "financebench_id": "financebench_id_1",
    "company": "Acme",
    "doc_name": "ACME_2018_10K",
    "question_type": "metrics-generated",
    "question": "What was the capital expenditure (USD millions)?",
    "answer": "$1577.00",
    "justification": "Read from the statement.",
    "evidence": [
        {
            "evidence_text": "Purchases of property\n\n(1,577)",
            "doc_name": "ACME_2018_10K",
            "evidence_page_num": 59,
            "evidence_text_full_page": "...",
        },
        {
            "evidence_text": "Acme Ltd.",
            "evidence_doc_name": "ACME_2017_10K",
            "evidence_page_num": 0,
        },
    ],
}


def kept(folder, *records):
    path = folder / "finance.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return path


def test_pages_count_from_one_and_documents_are_the_user_s_pdfs(tmp_path):
    assert import_finance_bench(kept(tmp_path, ASKED)) == Imported(
        (
            Question(
                id="financebench_id_1",
                question="What was the capital expenditure (USD millions)?",
                language="en",
                type="figure",
                answer="$1577.00",
                must_include=(("$1577.00", "$1577", "1577"),),
                documents=("ACME_2018_10K.pdf", "ACME_2017_10K.pdf"),
                pages=(("ACME_2018_10K.pdf", 60), ("ACME_2017_10K.pdf", 1)),
                evidence=("Purchases of property (1,577)", "Acme Ltd."),
            ),
        )
    )


@pytest.mark.parametrize(
    ("answer", "facts"),
    [
        ("24.26", (("24.26",),)),
        ("-3.70%", (("-3.70%", "-3.7%"),)),
        ("$8,070.", (("$8,070", "8,070"),)),
        ("1570", (("1570",),)),
        ("Yes. It rose by 3%.", ()),
    ],
)
def test_an_answer_that_is_one_figure_is_a_fact(tmp_path, answer, facts):
    (found,) = import_finance_bench(kept(tmp_path, ASKED | {"answer": answer})).questions
    assert found.must_include == facts
    assert found.type == ("figure" if facts else "fact")


def test_a_line_of_another_form_is_named(tmp_path):
    path = kept(tmp_path, ASKED, {"question": "What?"})
    with pytest.raises(CorpusError) as caught:
        import_finance_bench(path)
    assert str(caught.value) == (
        f"{path}, line 2: not in the format that is imported; financebench_id: field required"
    )
