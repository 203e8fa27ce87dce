import pytest

from corpus.errors import CorpusError
from corpus.question import Question
from corpus.question_sets.imported import Imported
from corpus.question_sets.trec import import_trec

TOPICS = """\
<top>
<num> Number: 301
<title> International
Organized Crime
<desc> Description:
Identify organizations.
</top>
<top>
<num>302</num><title>Poliomyelitis</title>
</top>
"""


def kept(folder, topics, qrels):
    (folder / "topics").write_text(topics, encoding="utf-8")
    (folder / "qrels").write_text(qrels, encoding="utf-8")
    return folder / "topics", folder / "qrels"


def error_of(folder, topics, qrels):
    with pytest.raises(CorpusError) as caught:
        import_trec(*kept(folder, topics, qrels))
    return str(caught.value).removeprefix(f"{folder}/")


def judged(id, words, documents):
    return Question(
        id=id,
        question=words,
        language="en",
        type="fact",
        answer="",
        must_include=(),
        documents=documents,
    )


def test_topics_with_a_useful_document_are_questions(tmp_path):
    files = kept(tmp_path, TOPICS, "301 0 FR-1 1\n301 0 FR-2 1\n302 0 FR-1 0\n302 0 FR-3 -2\n")
    assert import_trec(*files) == Imported(
        (judged("301", "International Organized Crime", ("FR-1", "FR-2")),)
    )


def test_topics_may_be_lines_of_id_and_query(tmp_path):
    files = kept(tmp_path, "1\twhat is a tide\n\n2\twho\n", "1 0 a.pdf 1\n")
    assert import_trec(*files) == Imported((judged("1", "what is a tide", ("a.pdf",)),))


def test_a_line_ends_at_a_line_feed_only(tmp_path):
    files = kept(tmp_path, "1\twhat is\u2028a tide\n", "1 0 a.pdf 1\n")
    assert import_trec(*files) == Imported((judged("1", "what is\u2028a tide", ("a.pdf",)),))


@pytest.mark.parametrize(
    ("topics", "qrels", "message"),
    [
        ("", "", "topics: no topic; write <top> blocks or lines of id, tab, query"),
        ("1 what", "", "topics, line 1: not an id, a tab and the query"),
        (
            "<top>\n<num> 1\n<desc> a\n</top>",
            "",
            'topics: the topic "<num> 1 <desc> a" has no <num> or no <title>',
        ),
        ("1\twhat", "2 0 a 1", "qrels, line 1: there is no query 2"),
        (
            "1\twhat",
            "1 0 a 1 run",
            'qrels, line 1: "1 0 a 1 run" is not "query 0 document gain", the gain a whole number',
        ),
    ],
)
def test_what_does_not_fit_is_named_by_its_line(tmp_path, topics, qrels, message):
    assert error_of(tmp_path, topics, qrels) == message
