"""The process that reads files: tasks come in on stdin, signs of life and results go out.

Run as `python -m ingest.worker`. A process of its own, because a file can take all memory, loop
without end or crash a library, and only that file may be lost.
"""

import os
import pickle
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace
from queue import Queue
from typing import IO

from ingest.errors import UnreadableError
from ingest.task import PageDone, ReadFile, Task


def read_task(task: Task, frames: IO[bytes]) -> ReadFile:
    """Read and split one file, and write a sign of life for each page."""
    # The readers' libraries are loaded by the processes that read, not by those that ask.
    from ingest.instructions import findings
    from ingest.read import read
    from ingest.split import split

    started = time.monotonic()
    result = ReadFile(task)
    try:
        found = read(task.file, task.options, lambda *pages: _send(PageDone(*pages), frames))
        document = found.document
        passages = tuple(split(document, f"{document.id}@{task.digest[:8]}"))
        if passages:
            result = replace(
                result,
                document=document,
                passages=passages,
                reader=found.reader,
                pages=found.pages,
                findings=findings(document, found.hidden),
            )
        else:
            result = replace(result, problem="no text", reason="holds no text")
    except UnreadableError as error:
        result = replace(result, problem=error.problem, reason=str(error))
    except MemoryError:
        result = replace(result, problem="too large", reason="takes too much memory to read")
    except RecursionError:
        result = replace(result, problem="damaged", reason="is nested too deeply to read")
    except Exception as error:  # a library may raise anything on a file made to break it
        said = " ".join(str(error).split())[:160]
        result = replace(
            result, problem="damaged", reason=f"cannot be read ({type(error).__name__}: {said})"
        )
    return replace(result, seconds=round(time.monotonic() - started, 2))


def _send(frame: object, frames: IO[bytes]) -> None:
    pickle.dump(frame, frames, protocol=pickle.HIGHEST_PROTOCOL)
    frames.flush()


def _limit_memory(megabytes: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # not every system has such a limit
        import resource

        most = megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _receive(tasks: "Queue[Task]") -> None:
    with suppress(EOFError):
        while True:
            tasks.put(pickle.load(sys.stdin.buffer))
    # The run has ended or was killed: what is being read is wanted by nobody.
    os._exit(0)


def main() -> None:
    """Read files until stdin ends."""
    # What a library prints must not end up among the results.
    frames = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    tasks: Queue[Task] = Queue()
    threading.Thread(target=_receive, args=(tasks,), daemon=True).start()
    limited = False
    while True:
        task = tasks.get()
        if not limited:
            _limit_memory(task.options.limits.memory_megabytes)
            limited = True
        _send(read_task(task, frames), frames)


if __name__ == "__main__":
    main()
