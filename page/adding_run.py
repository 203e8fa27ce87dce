"""A run that takes documents in and goes on by itself, whoever looks at it."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread

from ingest.pipeline import Progress
from ingest.take_in import TakenIn


@dataclass(frozen=True)
class Step:
    """How far a run is: files read (in part too), of how many, and what is being read."""

    done: float = 0.0
    total: int = 0
    what: str = ""


class AddingRun:
    """A run in a thread: its `step` now, and its `outcome` once it has `ended`."""

    def __init__(self, work: Callable[[Progress], TakenIn]) -> None:
        """Begin `work`."""
        self.step = Step()
        self.outcome: TakenIn | Exception | None = None
        self._ended = Event()
        self._work = work
        Thread(target=self._go, daemon=True).start()

    @property
    def ended(self) -> bool:
        """Whether it has come to its end."""
        return self._ended.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait for its end so long at most; tell whether it has come."""
        return self._ended.wait(seconds)

    def _go(self) -> None:
        try:
            self.outcome = self._work(self._tell)
        except Exception as error:  # told to whoever looks
            self.outcome = error
        finally:
            self._ended.set()

    def _tell(self, done: float, total: int, what: str) -> None:
        self.step = Step(done, total, what)
