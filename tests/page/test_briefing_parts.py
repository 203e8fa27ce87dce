from small_briefing import small_briefing

from assistant.briefing.paper import Contents, PageBreak
from page.briefing_parts import parts


def test_the_first_page_and_each_section_are_parts_with_their_marks():
    briefing = small_briefing()
    made = list(parts(briefing))
    assert [(each.turn, each.title, each.section, each.cited) for each in made] == [
        (-1, "On one page", None, [1]),
        (-2, "Fees", briefing.sections[0], [1, 2, 3]),
        (-3, "Asked", briefing.sections[1], []),
        (-4, "Verify", briefing.sections[2], [2]),
        (-5, "Open", briefing.sections[3], []),
    ]
    assert [each.says_something for each in made] == [True, True, False, False, False]
    assert not [b for each in made for b in each.blocks if isinstance(b, PageBreak | Contents)]
