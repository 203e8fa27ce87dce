from dataclasses import replace

import pytest

from assistant.citation import Citation
from assistant.evaluation.about import About, CodeVersion, IndexVersion
from assistant.evaluation.folder import Run
from assistant.evaluation.record import Record
from assistant.evaluation.summary import summarise
from assistant.use.log import UseLog
from assistant.use.score_item import Item
from assistant.use.scorecard import Area, scorecard
from assistant.use.scorecard_text import as_markdown, as_text
from corpus.question import Question

ABOUT = About((), {}, IndexVersion("m", "f", "b", 1, "c"), CodeVersion("1", "s", "", False))


def record(name, outcome, text, *, as_of=None, notices=(), language="en", answerable=True):
    question = Question(
        id=name,
        question="What?",
        language=language,
        type="fact" if answerable else "unanswerable",
        answer="5%" if answerable else "",
        must_include=(("5%",),) if answerable else (),
        documents=("law",) if answerable else (),
    )
    quote = Citation(1, "law", "", "", None, "It is 5%.", "in-force", as_of, "", ())
    citations = (quote,) if "[1]" in text else ()
    return Record(
        "s", question, outcome, text, "extractive", citations, notices, (True,) * len(citations)
    )


RECORDS = (
    record("a", "answered", "It is 5% [1].", as_of="2026-01-02", notices=("As of 2026-01-02.",)),
    record("b", "answered", "It is 5% [1].", as_of="2026-01-02", language="zh-Hans"),
    record("c", "failed", ""),
    record("d", "no_evidence", "No.\n- It is 5% at www.a.hk [1]", answerable=False),
    record("e", "no_evidence", "No. Ask www.help.hk.", answerable=False),
)
TIMINGS = {"s/a": 400, "s/b": 1600, "s/d": 1000, "s/e": 12000}


@pytest.fixture
def areas(log, answer):
    log.asked(answer())
    for verdict in ("useful", "wrong"):
        name = log.feedback(answer(), [], verdict, "")
    log.decide(name, "rejected")
    timings = {name: {"total": float(ms)} for name, ms in TIMINGS.items()}
    run = Run(ABOUT, RECORDS, timings, summarise(RECORDS))
    return {each.name: each for each in scorecard(run, log).areas}


def shares(area: Area) -> dict[str, tuple[float | None, int, str]]:
    return {each.name: (each.value, each.n, each.source) for each in area.items}


def test_timeliness_counts_a_question_that_failed_as_late(areas):
    assert shares(areas["Timeliness"]) == {
        "answered within 1 s": (2 / 5, 5, "run"),
        "answered within 10 s": (3 / 5, 5, "run"),
        # 95th percentile of 400, 1000, 1600, 12000: 0.85 of the way from the third to the fourth.
        "95 of 100 answered within": (1600 + 0.85 * (12000 - 1600), 4, "run"),
    }


def test_responsiveness_is_answers_and_their_language(areas):
    assert shares(areas["Responsiveness"]) == {
        "answerable questions answered": (round(2 / 3, 4), 3, "run"),
        "answered in the asker's language": (1 / 2, 2, "run"),
    }
    assert "use.questions is unanswered" in areas["Responsiveness"].not_measured[1]


def test_content_is_facts_figures_citations_dates_and_what_readers_say(areas):
    assert shares(areas["Content"]) == {
        "all facts": (round(2 / 3, 4), 3, "run"),
        "figure accuracy": (round(2 / 3, 4), 3, "run"),
        "figures quoted": (round(2 / 3, 4), 3, "run"),
        "citation recall": (round(2 / 3, 4), 3, "run"),
        "citation precision": (round(2 / 3, 4), 3, "run"),
        "quotes exact": (3 / 4, 4, "run"),
        "dates told": (1 / 2, 2, "run"),
        "called useful": (1 / 2, 2, "use"),
    }


def test_follow_up_is_what_a_refusal_offers_and_what_became_of_feedback(areas):
    assert shares(areas["Follow-up"]) == {
        "refusals that name who helps": (1 / 2, 2, "run"),
        "refusals that quote what is near": (1 / 2, 2, "run"),
        "answers that say what to check": (1 / 2, 2, "run"),
        "feedback handled": (1 / 2, 2, "use"),
    }


def test_where_all_questions_are_kept_the_share_answered_is_known(tmp_path, answer):
    log = UseLog(tmp_path, "all", lambda: "2026-07-01")
    log.asked(answer())
    log.asked(answer(outcome="no_evidence"))
    area = scorecard(Run(ABOUT, RECORDS, {}, summarise(RECORDS)), log).areas[1]
    assert area.items[-1] == Item(
        "people's questions answered", 1 / 2, 2, "answered / asked and kept", "use"
    )


def test_an_empty_run_is_scored_with_nothing(log):
    card = scorecard(Run(ABOUT, (), {}, summarise(())), log)
    assert {(each.value, each.n) for area in card.areas for each in area.items} == {(None, 0)}


def test_a_card_reads_as_tables_with_formulas(areas, log):
    run = Run(ABOUT, RECORDS, {"s/a": {"total": 400.0}}, summarise(RECORDS))
    card = scorecard(run, log)
    shown = as_text(replace(card, areas=card.areas[:1])).splitlines()
    assert shown[:4] == [
        "Timeliness                  value  95% interval  n  from",
        "answered within 1 s         0.200  0.00 to 0.60  5   run",
        "answered within 10 s        0.200  0.00 to 0.60  5   run",
        "95 of 100 answered within  400 ms                1   run",
    ]
    assert (
        "| answered within 1 s | 0.200 | 0.00 to 0.60 | 5 | run | questions that took at most 1 s "
        "/ questions; one that failed did not |"
    ) in as_markdown(card).splitlines()
