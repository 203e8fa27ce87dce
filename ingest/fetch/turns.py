"""Turns: one request at a time to a host, with a pause between two."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ingest.fetch.outside import Outside


class Turns:
    """Lets requests through to each host one after the other."""

    def __init__(self, outside: Outside) -> None:
        self._outside = outside
        self._guard = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}
        self._ended: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str, pause: float) -> Iterator[None]:
        """Hold the host until the request is over; begins `pause` seconds after the last one."""
        with self._guard:
            lock = self._locks.setdefault(host, threading.Lock())
        with lock:
            if host in self._ended:
                wait = self._ended[host] + pause - self._outside.monotonic()
                if wait > 0:
                    self._outside.sleep(wait)
            try:
                yield
            finally:
                self._ended[host] = self._outside.monotonic()
