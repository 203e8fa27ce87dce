"""A run that goes on by itself, while the page tells how far it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from assistant.assistant import Assistant
from assistant.evaluation.about import about
from assistant.evaluation.run import run
from assistant.evaluation.testsets import load_sets, named_questions
from ingest.settings import Settings


@dataclass(frozen=True)
class Step:
    """How many questions of a run were asked."""

    done: int
    total: int


def evaluating(
    assistant: Assistant, settings: Settings, files: Sequence[Path], folder: Path
) -> Iterator[Step]:
    """Ask the questions of test sets, write the run into `folder`, and yield each step.

    The run goes on when nobody takes the steps any more. What it raises is raised here.
    """
    sets = load_sets(files)
    made_of = about(sets, settings, assistant.index)
    told: SimpleQueue[Step | Exception | None] = SimpleQueue()

    def work() -> None:
        try:
            run(
                assistant,
                named_questions(sets),
                folder,
                made_of,
                lambda done, total: told.put(Step(done, total)),
            )
        except Exception as error:  # told to whoever waits
            told.put(error)
        else:
            told.put(None)

    Thread(target=work, daemon=True).start()
    while (step := told.get()) is not None:
        if isinstance(step, Exception):
            raise step
        yield step
