import json

import pytest

from corpus.errors import CorpusError
from corpus.question import Question
from corpus.question_sets.beir import import_beir
from corpus.question_sets.imported import Imported, ImportedDocument

CORPUS = (
    {"_id": "MED-1", "title": "Statins", "text": "Statins lower cholesterol.", "metadata": {}},
    {"_id": "MED-2", "title": "", "text": "Oats lower it, too."},
    {"_id": "MED-3", "title": "A title alone", "text": ""},
)
QUERIES = (
    {"_id": "PLAIN-1", "text": "What lowers cholesterol?", "metadata": {}},
    {"_id": "PLAIN-2", "text": "Do oats?"},
    {"_id": "PLAIN-3", "text": "Nobody judged this."},
)
QRELS = "query-id\tcorpus-id\tscore\nPLAIN-1\tMED-1\t2\nPLAIN-1\tMED-2\t1\nPLAIN-2\tMED-2\t1\n"


def kept(folder, qrels=QRELS, split="test"):
    home = folder / "NFCorpus"
    (home / "qrels").mkdir(parents=True)
    for name, records in (("corpus", CORPUS), ("queries", QUERIES)):
        lines = "\n".join(json.dumps(record) for record in records)
        (home / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    (home / "qrels" / f"{split}.tsv").write_text(qrels, encoding="utf-8")
    return home


def error_of(home, **more):
    with pytest.raises(CorpusError) as caught:
        import_beir(home, **more)
    return str(caught.value).removeprefix(str(home))


def judged(id, words, documents, gains):
    return Question(
        id=id,
        question=words,
        language="en",
        type="fact",
        answer="",
        must_include=(),
        documents=documents,
        gains=gains,
    )


def test_judged_queries_name_their_documents_and_how_good_they_are(tmp_path):
    useless = "PLAIN-2\tMED-1\t0\nPLAIN-3\tMED-1\t0\n"
    assert import_beir(kept(tmp_path, QRELS + useless)) == Imported(
        (
            judged(
                "PLAIN-1",
                "What lowers cholesterol?",
                ("nfcorpus-med-1", "nfcorpus-med-2"),
                {"nfcorpus-med-1": 2, "nfcorpus-med-2": 1},
            ),
            judged("PLAIN-2", "Do oats?", ("nfcorpus-med-2",), {}),
        ),
        (
            ImportedDocument("nfcorpus-med-1", "Statins", "Statins lower cholesterol."),
            ImportedDocument("nfcorpus-med-2", "nfcorpus-med-2", "Oats lower it, too."),
            ImportedDocument("nfcorpus-med-3", "A title alone", "A title alone"),
        ),
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("PLAIN-1\tMED-9\t1", "there is no document MED-9 in corpus.jsonl"),
        ("PLAIN-9\tMED-1\t1", "there is no query PLAIN-9"),
        (
            "PLAIN-1\tMED-1\tyes",
            '"PLAIN-1 MED-1 yes" is not "query 0 document gain", the gain a whole number',
        ),
        ("PLAIN-1 1", '"PLAIN-1 1" is not "query 0 document gain", the gain a whole number'),
    ],
)
def test_a_judgement_that_does_not_fit_is_named_by_its_line(tmp_path, line, message):
    assert error_of(kept(tmp_path, QRELS + line)) == f"/qrels/test.tsv, line 5: {message}"


def test_a_split_that_is_not_there_is_told_with_those_that_are(tmp_path):
    assert error_of(kept(tmp_path, split="dev")) == (
        "/qrels/test.tsv: there is no such file; the splits are: dev"
    )


def test_a_document_without_id_is_named_by_its_line(tmp_path):
    home = kept(tmp_path)
    (home / "corpus.jsonl").write_text('{"text": "a"}\n', encoding="utf-8")
    assert error_of(home) == (
        "/corpus.jsonl, line 1: not in the format that is imported; _id: field required"
    )
