"""Files read in parallel processes, in order, each within its limits."""

import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

from ingest.task import PageDone, ReadFile, Task

# How many files may be read ahead of the one that is being embedded.
_AHEAD = 8
PageTick = Callable[[Task, PageDone], None]


class Workers:
    """A pool of reading processes; a file that hangs or crashes one costs only itself."""

    def __init__(self, processes: int, on_page: PageTick = lambda task, page: None) -> None:
        """Start up to `processes` processes when there is something to read."""
        self._on_page = on_page
        self._pool = ThreadPoolExecutor(processes, thread_name_prefix="reading")
        self._own = threading.local()
        self._started: list[subprocess.Popen[bytes]] = []

    def read(self, tasks: Sequence[Task]) -> Iterator[ReadFile]:
        """Give what came of each task, in their order."""
        waiting = deque(tasks)
        ahead: deque[Future[ReadFile]] = deque()
        while waiting or ahead:
            while waiting and len(ahead) < _AHEAD:
                ahead.append(self._pool.submit(self._read, waiting.popleft()))
            yield ahead.popleft().result()

    def close(self) -> None:
        """Stop the processes, and what they are at."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in self._started:
            _stop(process)
        self._pool.shutdown()

    def _read(self, task: Task) -> ReadFile:
        process = self._process()
        assert process.stdin is not None and process.stdout is not None
        late = threading.Event()
        limit = task.options.limits.seconds
        try:
            pickle.dump(task, process.stdin)
            process.stdin.flush()
            while True:
                frame = _next_frame(process, limit, late)
                if isinstance(frame, ReadFile):
                    return frame
                self._on_page(task, frame)
        except (EOFError, OSError, pickle.UnpicklingError):
            _stop(process)
            if late.is_set():
                reason = f"no page was finished in {limit:g} s (ingest.seconds in harbour.toml)"
                return ReadFile(task, problem="too slow", reason=reason, seconds=limit)
            return ReadFile(
                task,
                problem="damaged",
                reason=f"the reader crashed on it (exit code {process.returncode})",
            )

    def _process(self) -> "subprocess.Popen[bytes]":
        process: subprocess.Popen[bytes] | None = getattr(self._own, "process", None)
        if process is None or process.poll() is not None:
            process = subprocess.Popen(
                [sys.executable, "-P", "-m", "ingest.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            self._own.process = process
            self._started.append(process)
        return process


def _next_frame(
    process: "subprocess.Popen[bytes]", limit: float, late: threading.Event
) -> ReadFile | PageDone:
    def kill() -> None:
        late.set()
        process.kill()

    assert process.stdout is not None
    watchdog = threading.Timer(limit, kill)
    watchdog.daemon = True
    watchdog.start()
    try:
        frame = pickle.load(process.stdout)
    finally:
        watchdog.cancel()
    assert isinstance(frame, ReadFile | PageDone)
    return frame


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()
