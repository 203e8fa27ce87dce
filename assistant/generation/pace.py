"""A stream whose every piece must come in time."""

import queue
import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import TypeVar

_Piece = TypeVar("_Piece")


@dataclass(frozen=True)
class _End:
    error: BaseException | None = None


def in_time(
    read: Callable[[], Generator[_Piece, None, None]], allowed: Callable[[], float]
) -> Iterator[_Piece]:
    """Give the pieces of `read()`, waiting for each as many seconds as `allowed()` says.

    Raises TimeoutError when one is late, and what `read` raises. The clients' own timeouts know no
    deadline, and a server that sends a byte of comment now and then holds them for ever. So the
    stream is read in a thread, which is left behind when it is late: it ends with its next piece,
    or by the client's timeout.
    """
    pieces: queue.SimpleQueue[_Piece | _End] = queue.SimpleQueue()
    left = threading.Event()

    def run() -> None:
        stream = read()
        try:
            for piece in stream:
                if left.is_set():
                    break
                pieces.put(piece)
            pieces.put(_End())
        except BaseException as error:  # it belongs to the thread that asks
            pieces.put(_End(error))
        finally:
            stream.close()  # and the connection with it, so that the server stops

    threading.Thread(target=run, name="chat-model", daemon=True).start()
    try:
        while True:
            try:
                piece = pieces.get(timeout=max(0.0, allowed()))
            except queue.Empty:
                raise TimeoutError from None
            if not isinstance(piece, _End):
                yield piece
            elif piece.error is None:
                return
            else:
                raise piece.error
    finally:
        left.set()
