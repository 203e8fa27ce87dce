"""What a fetch takes from the machine: time, names, certificates, the network."""

import datetime
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

import httpcore
import httpx

from ingest.fetch.address import resolve


def _utc_now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


@cache
def _trusted() -> ssl.SSLContext:
    # Certificates of certifi, or those that SSL_CERT_FILE names.
    return httpx.create_ssl_context()


@dataclass(frozen=True)
class Outside:
    """The machine's own; a test puts others in their place."""

    now: Callable[[], datetime.datetime] = _utc_now
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    resolve: Callable[[str, int], list[str]] = resolve
    tls: Callable[[], ssl.SSLContext] = _trusted
    network: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)


MACHINE = Outside()
