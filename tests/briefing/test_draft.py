from dataclasses import replace

from assistant.assistant import Assistant
from assistant.briefing.briefing import Briefing
from assistant.briefing.check import problems
from assistant.briefing.draft import Drafter
from assistant.briefing.profile import Profile


def test_a_drafted_briefing_holds_against_its_documents(
    assistant: Assistant, drafted: Briefing
) -> None:
    assert problems(drafted, assistant.index.text) == []
    assert len(drafted.statements) > 20


def test_its_sections_stand_in_the_outlines_order_without_what_is_left_out(
    drafted: Briefing,
) -> None:
    assert [each.id for each in drafted.sections] == [
        "situation",
        "asked",
        "why",
        "taxes",
        "sector",
        "recent",
        "verify",
        "contacts",
        "open",
    ]


def test_the_companys_own_questions_are_answered_or_told_as_open(drafted: Briefing) -> None:
    asked = next(each for each in drafted.sections if each.made == "asked")
    assert [(topic.question, topic.answered) for topic in asked.topics] == [
        ("Is a licence needed for a treasury centre?", True),
        ("qwxz blorp vantu keffle?", False),
    ]
    still_open = next(each for each in drafted.sections if each.made == "open")
    assert "qwxz blorp vantu keffle?" in [remark.text for remark in still_open.remarks]


def test_its_examples_are_computed_on_the_profiles_amounts(drafted: Briefing) -> None:
    worked = {worked.id: worked for each in drafted.sections for worked in each.worked}
    assert set(worked) == {"profits-tax", "treasury"}
    assert [int(step.result) for step in worked["treasury"].steps] == [
        4_950_000,
        9_900_000,
        4_950_000,
    ]
    assert (worked["treasury"].assumed, worked["profits-tax"].assumed) == (False, True)


def test_two_figures_are_flagged_with_reasons(drafted: Briefing) -> None:
    assert len(drafted.doubts) == 2
    assert all(doubt.reasons and any(map(str.isdigit, doubt.figure)) for doubt in drafted.doubts)


def test_nothing_beyond_its_day_is_cited(drafted: Briefing) -> None:
    assert all((each.citation.as_of or "") <= "2026-06-30" for each in drafted.evidence)


def test_a_section_written_again_leaves_the_others_as_they_are(
    assistant: Assistant, drafted: Briefing
) -> None:
    taxes = next(each for each in drafted.sections if each.id == "taxes")
    emptied = replace(
        drafted,
        sections=tuple(
            replace(each, topics=each.topics[:1], worked=()) if each is taxes else each
            for each in drafted.sections
        ),
    )
    again = Drafter(assistant).again(emptied, "taxes")
    assert problems(again, assistant.index.text) == []
    texts = {each.id: [said.text for said in each.statements] for each in again.sections}
    assert texts == {each.id: [s.text for s in each.statements] for each in drafted.sections}
    assert [w.id for each in again.sections for w in each.worked] == ["profits-tax", "treasury"]


def test_what_is_made_from_the_other_sections_is_not_written_again_alone(
    assistant: Assistant, drafted: Briefing
) -> None:
    assert Drafter(assistant).again(drafted, "recent") == drafted


def test_the_marks_of_a_remark_count_up(drafted: Briefing) -> None:
    remarks = [remark.cited for each in drafted.sections for remark in each.remarks]
    assert [list(cited) for cited in remarks] == [sorted(cited) for cited in remarks]


def test_progress_names_each_section_once(assistant: Assistant, treasury: Profile) -> None:
    told: list[tuple[int, int, str]] = []
    short = treasury.model_copy(
        update={"leave_out": (*treasury.leave_out, "taxes", "sector", "why", "asked", "contacts")}
    )
    Drafter(assistant).draft(short, "zh-Hant", lambda *step: told.append(step))
    assert told == [
        (0, 4, "企業及其計劃"),
        (1, 4, "過去十二個月的變化，以及僅屬建議的事項"),
        (2, 4, "會面前須核實的事項"),
        (3, 4, "語料庫未能回答的問題"),
        (4, 4, ""),
    ]
