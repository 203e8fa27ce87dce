"""Connections to the very address that was checked, with an end to the time they may take."""

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from ingest.fetch.address import check_public
from ingest.fetch.errors import FetchError
from ingest.fetch.outside import Outside


class TimedStream(httpcore.NetworkStream):
    """A stream that gives up at `deadline`, however often a byte trickles in before it."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def _left(self, timeout: float | None) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the whole answer took too long")
        return left if timeout is None else min(left, timeout)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what there is."""
        return self._inner.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of `buffer`."""
        self._inner.write(buffer, self._left(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """Give the encrypted stream, under the same deadline."""
        inner = self._inner.start_tls(ssl_context, server_hostname, self._left(timeout))
        return TimedStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # as httpcore declares it
        """Give what httpcore asks of the socket."""
        return self._inner.get_extra_info(info)


class CheckedBackend(httpcore.NetworkBackend):
    """Resolves a name once, checks every address, and connects to one of those.

    A name that is resolved for the check and again for the connection could answer with a public
    address first and a private one then (DNS rebinding).
    """

    def __init__(self, outside: Outside, allow_private: bool, total_seconds: float) -> None:
        self._outside = outside
        self._allow_private = allow_private
        # Not the outside's time: that of a test stands still while a server trickles.
        self._deadline = time.monotonic() + total_seconds

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of `host` that answers."""
        try:
            addresses = self._outside.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise FetchError(f"the name {host} cannot be resolved") from error
        if not self._allow_private:
            check_public(host, addresses)
        failure: Exception = FetchError(f"{host} has no address")
        for address in addresses:
            try:
                stream = self._outside.network.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            return TimedStream(stream, self._deadline)
        raise failure
