import csv
import io

import pytest

from assistant.evaluation.run_text import as_csv, as_markdown, as_text
from assistant.evaluation.summary import Summary, summarise

HEADLINE = """\
                         all questions (4)       same language (1)    across languages (1)
truthfulness        1.000 [1.00, 1.00]   4  1.000 [1.00, 1.00]   1  1.000 [1.00, 1.00]   1
all facts           1.000 [1.00, 1.00]   2  1.000 [1.00, 1.00]   1  1.000 [1.00, 1.00]   1
citation recall     1.000 [1.00, 1.00]   2  1.000 [1.00, 1.00]   1  1.000 [1.00, 1.00]   1
answered            1.000 [1.00, 1.00]   2  1.000 [1.00, 1.00]   1  1.000 [1.00, 1.00]   1
refusal recall      1.000 [1.00, 1.00]   2                       -                       -
- near misses       1.000 [1.00, 1.00]   1                       -                       -
- off topic         1.000 [1.00, 1.00]   1                       -                       -
document success@1  0.000 [0.00, 0.00]   2  0.000 [0.00, 0.00]   1  0.000 [0.00, 0.00]   1

Each figure with its 95% interval and the number of questions that it is about."""


@pytest.fixture
def summary(make) -> Summary:
    known = {"must_include": (("5%",),), "quotes": ("It is 5%.",), "text": "It is 5%. [1]"}
    return summarise(
        [
            make("a", **known),
            make("b", type="cross-lingual", language="zh-Hant", **known),
            make("c", outcome="no_evidence", documents=(), type="unanswerable", languages=()),
            make("d", outcome="no_evidence", documents=(), type="out-of-scope", languages=()),
        ]
    )


def test_the_headline_shows_refusal_by_kind_and_leaves_out_what_does_not_apply(summary):
    assert as_text(summary, False) == HEADLINE


def test_slices_come_on_request_and_fit_a_terminal(summary):
    lines = as_text(summary, True).splitlines()
    assert max(map(len, lines)) <= 100
    heads = [" ".join(line.split()) for line in lines if line.startswith("  ")]
    assert heads == [
        "all questions (4) same language (1) across languages (1)",
        "answerable (2) unanswerable (2)",
        "type cross-lingual (1) type fact (1) type out-of-scope (1)",
        "type unanswerable (1)",
        "language en (3) language zh-Hant (1)",
        "en > en (1) zh-Hant > en (1)",
        "persona investor (4)",
        "kind policy (4)",
        "area tax (4)",
    ]


def test_csv_and_markdown_hold_every_measure_of_every_slice(summary):
    rows = list(csv.DictReader(io.StringIO(as_csv(summary))))
    assert len(rows) == sum(len(each.estimates) for each in summary.slices)
    assert rows[0] == {
        "by": "all",
        "value": "all",
        "questions": "4",
        "measure": "truthfulness",
        "n": "4",
        "mean": "1.0",
        "low": "1.0",
        "high": "1.0",
    }
    markdown = as_markdown(summary).splitlines()
    assert markdown[0] == ("|  | all questions (4) | same language (1) | across languages (1) |")
    assert "| all | all | 4 | truthfulness | 4 | 1.0 | 1.0 | 1.0 |" in markdown
    assert "| language pair | zh-Hant > en | 1 | answered | 1 | 1.0 | 1.0 | 1.0 |" in markdown
