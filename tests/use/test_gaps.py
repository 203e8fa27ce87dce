import numpy as np
import pytest

from assistant.use.entries import Asked
from assistant.use.gap_text import as_json, as_markdown, as_text
from assistant.use.gaps import Gap, GapReport, gaps
from assistant.use.grouping import centred, grouped
from ingest.embed import Embedder
from ingest.index import Index
from ingest.manifest import Centroids


def asked(text, language, day="2026-07-01", outcome="no_evidence", documents=("science-park",)):
    return Asked(day, text, language, outcome, 0.25, "investor", documents)


QUESTIONS = [
    asked("Are there places for our children in international schools?", "en", "2026-07-03"),
    asked("國際學校有沒有學位給我們員工的子女？", "zh-Hant", "2026-07-01"),
    asked("国际学校能给员工的孩子学位吗？", "zh-Hans", "2026-07-02"),
    asked("国际学校能给员工的孩子学位吗", "zh-Hans", "2026-07-05"),
    asked("How do we import laboratory animals?", "en", "2026-07-04"),
    asked("进口实验动物需要什么许可？", "zh-Hans", "2026-07-04"),
    asked("What is the patent box rate?", "en", outcome="answered"),
    asked("Is it sunny?", "en", outcome="failed"),
]


@pytest.fixture
def index(starter_index, embedder):
    opened = Index(starter_index, embedder.name, embedder.fingerprint)
    yield opened
    opened.close()


def test_the_same_question_in_two_languages_is_one_gap(embedder: Embedder, index: Index) -> None:
    found = gaps(QUESTIONS, embedder, index)
    assert found == GapReport(
        (
            Gap(
                label="国际学校能给员工的孩子学位吗？",
                n=4,
                languages={"en": 1, "zh-Hant": 1, "zh-Hans": 2},
                first="2026-07-01",
                last="2026-07-05",
                examples=(
                    "國際學校有沒有學位給我們員工的子女？",
                    "Are there places for our children in international schools?",
                ),
                documents=("science-park",),
                topics=(),
                confidence=0.25,
            ),
            Gap(
                label="How do we import laboratory animals?",
                n=2,
                languages={"en": 1, "zh-Hans": 1},
                first="2026-07-04",
                last="2026-07-04",
                examples=("进口实验动物需要什么许可？",),
                documents=("science-park",),
                topics=(),
                confidence=0.25,
            ),
        )
    )
    assert gaps(QUESTIONS[::-1], embedder, index) == found


def test_a_gap_has_the_topics_of_the_documents_that_are_near(embedder, index):
    near = ("talent-admission-schemes", "no-longer-there")
    (gap,) = gaps([asked("Where is it?", "en", documents=near)], embedder, index).gaps
    topics = index.documents["talent-admission-schemes"].topics
    assert (gap.documents, gap.topics) == (near, topics[:2])


def test_without_passages_of_a_language_its_questions_mean_is_taken_off():
    vectors = np.array([[1, 0.1], [1, -0.1], [0.1, 1]], dtype=np.float32)
    means = {"en": Centroids(np.zeros(2, np.float32), np.zeros(2, np.float32))}
    moved = centred(vectors, ["zh-Hans", "zh-Hans", "en"], means)
    # The Chinese mean is (1, 0); of the one English question (20 * 0 + 1 * q) / 21 is taken off.
    assert np.allclose(moved, [[0, 1], [0, -1], vectors[2] / np.linalg.norm(vectors[2])])
    assert grouped(moved) == [[0, 2], [1]]


REPORT = GapReport(
    (
        Gap(
            *("What?", 3, {"en": 2, "zh-Hans": 1}, "2026-07-01", "2026-07-03"),
            *(("什么？",), ("a",), ("t",), 0.1),
        ),
        Gap("Who|what?", 1, {"en": 1}, "2026-06-30", "2026-06-30", (), (), (), None),
    ),
    left_out=2,
)


def test_a_report_reads_as_a_table():
    assert as_text(REPORT).splitlines() == [
        "4 times without an answer, in 2 groups, 2026-06-30 to 2026-07-03; 2 older ones are "
        "left out. A low confidence speaks for a question off topic.",
        "",
        "nearest topic  questions  en  zh-Hant  zh-Hans",
        "t                      3   2        0        1",
        "none near              1   1        0        0",
        "",
        "question   asked       languages       first        last  confidence  nearest topic",
        "What?          3  en:2 zh-Hans:1  2026-07-01  2026-07-03        0.10              t",
        "Who|what?      1            en:1  2026-06-30  2026-06-30           -      none near",
    ]


def test_a_report_as_markdown_has_examples_and_documents():
    assert as_markdown(REPORT).endswith(
        "## What?\n\n- asked 3 times\n- also asked: 什么？\n- nearest documents: a\n\n"
        "## Who|what?\n\n- asked 1 times"
    )


def test_nothing_unanswered_is_said(embedder, index):
    report = gaps([], embedder, index)
    assert as_text(report) == "Nothing that was asked and kept is unanswered."
    assert as_json(report) == {"questions": 0, "gaps": (), "left_out": 0}
