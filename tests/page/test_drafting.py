from threading import Event

import pytest
from small_briefing import small_briefing

from assistant.briefing.draft import Drafter
from assistant.errors import BriefingError
from page.drafting import Written, drafting

BRIEFING = small_briefing()


class Slow(Drafter):
    """A drafter of three sections that waits for each to be taken."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.taken = Event()
        self.ended = Event()
        self.written: list[int] = []

    def draft(self, profile, language=None, progress=lambda done, total, title: None):
        try:
            for section in range(3):
                progress(section, 3, f"Section {section}")
                if self.error:
                    raise self.error
                self.taken.wait(10)
                self.written.append(section)
            return BRIEFING
        finally:
            self.ended.set()


def test_each_section_is_told_and_the_briefing_comes_last():
    drafter = Slow()
    drafter.taken.set()
    steps = list(drafting(drafter, BRIEFING.profile))
    assert steps == [*(Written(n, 3, f"Section {n}") for n in range(3)), BRIEFING]


def test_when_nobody_waits_any_more_the_section_at_hand_is_the_last():
    drafter = Slow()
    steps = drafting(drafter, BRIEFING.profile)
    assert next(steps) == Written(0, 3, "Section 0")
    steps.close()
    drafter.taken.set()
    assert drafter.ended.wait(10) and drafter.written == [0]


def test_what_the_drafter_raises_is_raised_to_who_waits():
    with pytest.raises(BriefingError, match="No"):
        list(drafting(Slow(BriefingError("No")), BRIEFING.profile))
