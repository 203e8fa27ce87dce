from collections.abc import Callable
from dataclasses import replace

from assistant.briefing.briefing import Briefing, Evidence, Section, Statement, Topic
from assistant.briefing.layout import layout
from assistant.briefing.paper import Block, Bullets, Paragraph, Runs, Table, marks_in_order


def _text(runs: Runs) -> str:
    return "".join(run.text or f"[{run.mark}]" for run in runs)


def _told(blocks: tuple[Block, ...]) -> list[str]:
    told: list[str] = []
    for block in blocks:
        match block:
            case Paragraph():
                told.append(_text(block.runs))
            case Bullets():
                told += [f"- {_text(item)}" for item in block.items]
            case Table():
                told += [" | ".join(map(_text, row)) for row in block.rows]
    return told


def test_a_fact_stands_at_a_glance_with_its_day_and_in_its_section(
    briefing: Callable[..., Briefing], fee: Topic
) -> None:
    told = _told(layout(briefing(fee)).blocks)
    assert told[:2] == ["Fee | The fee is HK$5.[1] | 2026-01-01", "Fee  The fee is HK$5.[1]"]


def test_the_note_names_publisher_document_heading_and_day(
    briefing: Callable[..., Briefing], fee: Topic
) -> None:
    paper = layout(briefing(fee))
    assert _text(paper.notes[1]) == "Fee Office: Fees in brief, Fees, 2026-01-01."


def test_what_is_old_proposed_or_foreign_is_marked_beside_it(
    briefing: Callable[..., Briefing], fee: Topic, evidence: Callable[..., Evidence]
) -> None:
    old = evidence(as_of="2024-01-01", status="proposed")
    made = briefing(fee, evidence=(replace(old, language="zh-Hant"),))
    assert _told(layout(made).blocks)[1] == (
        "Fee  The fee is HK$5.[1] (proposed; as of 2024-01-01; in Chinese)"
    )


def test_earlier_figures_are_told_as_such_and_never_at_a_glance(
    briefing: Callable[..., Briefing], evidence: Callable[..., Evidence]
) -> None:
    said = Statement("It was HK$4 in 2020.", (1,), earlier="2020")
    made = briefing(
        Topic("Fee", "?", (said,), glance=True), evidence=(evidence("It was HK$4 in 2020."),)
    )
    assert _told(layout(made).blocks)[0] == "Fee  Earlier (2020): It was HK$4 in 2020.[1]"


def test_items_are_a_list_under_their_lead_in(briefing: Callable[..., Briefing]) -> None:
    items = tuple(Statement(text, (1,), "Needed:", item=True) for text in ("a form;", "a fee."))
    told = _told(layout(briefing(Topic("Papers", "?", items))).blocks)
    assert told[:4] == ["Papers", "Needed:", "- a form;[1]", "- a fee.[1]"]


def test_a_question_of_the_company_without_an_answer_is_told_in_its_place(
    briefing: Callable[..., Briefing],
) -> None:
    topic = Topic("How tall is it?", "How tall is it?", (), answered=False)
    made = replace(briefing(), sections=(Section("asked", "Asked", "asked", (topic,)),))
    assert _told(layout(made).blocks)[0] == "How tall is it?  The documents do not answer this."


def test_marks_count_up_in_the_order_in_which_they_are_read(drafted: Briefing) -> None:
    marks = marks_in_order(layout(drafted).blocks)
    assert marks == list(range(1, len(drafted.evidence) + 1))


def test_each_quote_stands_once_in_the_annex(drafted: Briefing) -> None:
    told = _told(layout(drafted).blocks)
    for number, each in enumerate(drafted.evidence, start=1):
        assert sum(line.startswith(f"{number}. “{each.citation.quote}”") for line in told) == 1
