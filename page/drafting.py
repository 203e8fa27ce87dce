"""A briefing that is drafted while the page tells how far it is."""

from collections.abc import Generator
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event, Thread

from assistant.briefing.briefing import Briefing
from assistant.briefing.draft import Drafter
from assistant.briefing.profile import Profile


@dataclass(frozen=True)
class Written:
    """How many sections are written, of how many, and the title of the next."""

    done: int
    total: int
    title: str


class _Left(Exception):
    """Nobody waits for the briefing any more."""


def drafting(drafter: Drafter, profile: Profile) -> Generator[Written | Briefing, None, None]:
    """Yield each step, and the briefing at the end.

    When nobody takes the steps any more, the section at hand is the last. What the drafter raises
    is raised here.
    """
    told: SimpleQueue[Written | Briefing | Exception] = SimpleQueue()
    left = Event()

    def tell(done: int, total: int, title: str) -> None:
        if left.is_set():
            raise _Left
        told.put(Written(done, total, title))

    def work() -> None:
        try:
            told.put(drafter.draft(profile, progress=tell))
        except Exception as error:  # told to whoever waits
            told.put(error)

    Thread(target=work, daemon=True).start()
    try:
        while not isinstance(step := told.get(), Briefing):
            if isinstance(step, Exception):
                raise step
            yield step
        yield step
    finally:
        left.set()
