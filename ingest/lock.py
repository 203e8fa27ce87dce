"""One writer at a time: the lock of an index, and who holds it."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.errors import IngestError

_LOCK, _OWNER = "ingest.lock", "ingest.owner"


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the lock of the index in `folder`; raises IngestError that names who holds it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / _LOCK, timeout=0)
        lock.acquire()
    except Timeout as error:
        raise IngestError(
            f"{_owner(folder)} is writing the index in {folder}; wait for it to end, "
            "then run this again"
        ) from error
    except OSError as error:
        raise IngestError(
            f"{folder}: the index cannot be written ({error.strerror}); choose another folder "
            "with --index"
        ) from error
    try:
        since = datetime.now().isoformat(" ", "seconds")
        (folder / _OWNER).write_text(
            f"process {os.getpid()} on {socket.gethostname()} (since {since})", encoding="utf-8"
        )
        yield
    finally:
        (folder / _OWNER).unlink(missing_ok=True)
        lock.release()


def locked(folder: Path) -> bool:
    """Tell whether somebody writes the index now."""
    if not (folder / _LOCK).exists():
        return False
    try:
        with FileLock(folder / _LOCK, timeout=0):
            return False
    except Timeout:
        return True


def _owner(folder: Path) -> str:
    with suppress(OSError):
        return (folder / _OWNER).read_text(encoding="utf-8")
    return "another run"
