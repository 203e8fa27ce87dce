"""A question that is answered while the page shows what a language model has said so far."""

from collections.abc import Callable, Generator
from queue import SimpleQueue
from threading import Event, Thread

from assistant.generation.generate import Say
from page.turn import Turn


class _Left(BaseException):
    """Nobody waits for the answer any more: no fault, and not to be taken for one on the way."""


def streaming(ask: Callable[[Say], Turn]) -> Generator[str | Turn, None, None]:
    """Yield what is said, with what was said before, and at the end the turn.

    When nobody takes it any more, the sentence at hand is the last.
    """
    told: SimpleQueue[str | Turn | BaseException] = SimpleQueue()
    left = Event()

    def say(piece: str) -> None:
        if left.is_set():
            raise _Left
        told.put(piece)

    def work() -> None:
        try:
            told.put(ask(say))
        except BaseException as error:  # told to whoever waits
            told.put(error)

    Thread(target=work, daemon=True).start()
    said = ""
    try:
        while not isinstance(step := told.get(), Turn):
            if isinstance(step, BaseException):
                raise step
            said += step
            yield said
        yield step
    finally:
        left.set()
