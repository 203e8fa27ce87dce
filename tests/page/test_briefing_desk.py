import pytest
from small_briefing import FEE, small_briefing

from assistant.briefing.edit import without
from ingest.settings import Settings
from page.briefing_desk import BriefingDesk, Done
from page.change_view import key_of
from page.source_pages import SourcePages

BRIEFING = small_briefing()


@pytest.fixture(scope="module")
def desk(assistant):
    return BriefingDesk(assistant, SourcePages(assistant, Settings()))


def test_a_second_click_on_what_is_dropped_does_nothing(desk):
    given = {"statement": key_of(FEE), "does": "drop"}
    assert desk.change(without(BRIEFING, FEE), given, "en") == Done([])


def test_a_section_that_is_not_there_is_not_written_again(desk):
    assert list(desk.again(BRIEFING, "gone", "en")) == []


@pytest.mark.parametrize("given", [{}, {"turn": -1, "number": "4"}, {"turn": "x", "number": "1"}])
def test_no_page_is_drawn_of_a_source_that_is_not_there(desk, given):
    assert desk.sheet(BRIEFING, given, "en") == []
