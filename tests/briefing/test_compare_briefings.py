from collections.abc import Callable

from assistant.briefing.briefing import Briefing, Statement, Topic
from assistant.briefing.compare import Comparison, Moved, compare
from assistant.briefing.compared_layout import compared_layout
from assistant.briefing.paper import Heading, Paragraph, Table

OLD = Statement("It was HK$4 in 2020.", (1,))


def test_what_moved_is_told_by_topic_and_what_stayed_is_counted(
    briefing: Callable[..., Briefing], fee: Topic
) -> None:
    before = briefing(fee, Topic("History", "?", (OLD,)))
    after = briefing(fee)
    assert compare(before, after) == Comparison(
        before, after, (Moved("Fees", "History", (OLD,), ()),), 1
    )


def test_a_statement_that_changed_its_section_has_not_moved(
    briefing: Callable[..., Briefing], fee: Topic
) -> None:
    elsewhere = Topic("Elsewhere", "?", fee.statements)
    assert compare(briefing(fee), briefing(elsewhere)).moved == ()


def test_the_paper_shows_both_sides_with_a_note_for_each_statement(
    briefing: Callable[..., Briefing], fee: Topic
) -> None:
    before, after = briefing(Topic("Fee", "?", (OLD,))), briefing(fee)
    paper = compared_layout(compare(before, after))
    said = [
        "".join(run.text or f"[{run.mark}]" for run in cell).strip()
        for block in paper.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
    ]
    assert said == ["It was HK$4 in 2020. [1]", "The fee is HK$5. [2]"]
    assert list(paper.notes) == [1, 2]
    assert [type(block) for block in paper.blocks] == [Paragraph, Heading, Heading, Table]
