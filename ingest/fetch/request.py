"""One request to one address."""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version

import httpcore
import httpx

from ingest.fetch.address import port_of
from ingest.fetch.body import read_body
from ingest.fetch.connection import CheckedBackend
from ingest.fetch.errors import FetchError, PassingError
from ingest.fetch.options import FetchOptions
from ingest.fetch.outside import Outside

ROBOT = "HarbourBot"
USER_AGENT = f"{ROBOT}/{version('harbour')} (fetches listed documents; obeys robots.txt)"


@dataclass(frozen=True)
class Response:
    """The head of an answer, with lower-case header names; the body is read when asked for."""

    status: int
    headers: Mapping[str, str]
    _chunks: Iterator[bytes]

    def read(self, limit: int) -> bytes:
        """Give the decompressed body; more than `limit` bytes are refused."""
        return read_body(self._chunks, self.headers.get("content-encoding", ""), limit)


@contextmanager
def request(
    address: httpx.URL, headers: Mapping[str, str], options: FetchOptions, outside: Outside
) -> Iterator[Response]:
    """Open an address; failures on the way are FetchErrors, those that may pass PassingErrors."""
    url = httpcore.URL(
        scheme=address.raw_scheme,
        host=address.raw_host,
        port=port_of(address),
        target=address.raw_path,
    )
    sent: list[tuple[bytes | str, bytes | str]] = [
        ("Host", address.netloc),
        ("User-Agent", USER_AGENT),
        ("Accept", "*/*"),
        ("Accept-Encoding", "gzip"),
        ("Connection", "close"),
        *headers.items(),
    ]
    timeouts = {
        "connect": options.connect_seconds,
        "read": options.read_seconds,
        "write": options.read_seconds,
    }
    backend = CheckedBackend(outside, options.allow_private, options.total_seconds)
    # No pool and no proxy: each would connect by other means than the checked address.
    with (
        _told(address),
        httpcore.HTTPConnection(url.origin, outside.tls(), network_backend=backend) as connection,
        connection.stream("GET", url, headers=sent, extensions={"timeout": timeouts}) as answer,
    ):
        yield Response(answer.status, _headers(answer.headers), answer.iter_stream())


def _headers(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for name, value in raw:
        try:
            text = value.decode("utf-8")
        except UnicodeDecodeError:
            text = value.decode("latin-1")
        headers.setdefault(name.decode("ascii").lower(), text.strip())
    return headers


@contextmanager
def _told(address: httpx.URL) -> Iterator[None]:
    try:
        yield
    except httpcore.ConnectTimeout as error:
        raise PassingError(f"{address.host} cannot be reached in time") from error
    except httpcore.TimeoutException as error:
        raise PassingError(f"{address.host} took too long to answer") from error
    except httpcore.ConnectError as error:
        raise _unreachable(address.host, error) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise PassingError(f"the answer of {address.host} broke off ({error})") from error


def _unreachable(host: str, error: httpcore.ConnectError) -> FetchError:
    cause = error.args[0] if error.args else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return FetchError(f"the certificate of {host} is not valid ({cause.verify_message})")
    what = cause.strerror or cause if isinstance(cause, OSError) else cause
    return PassingError(f"{host} cannot be reached ({what})")
