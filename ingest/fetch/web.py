"""The web, asked politely: robots.txt, turns, retries, redirects."""

import datetime
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpx

from ingest.fetch.address import origin_of, parse_address
from ingest.fetch.content_type import check_type
from ingest.fetch.errors import FetchError, PassingError, RefusedError
from ingest.fetch.options import FetchOptions
from ingest.fetch.outside import Outside
from ingest.fetch.request import Response, request
from ingest.fetch.robots import ROBOTS_LIMIT, Robots, read_robots
from ingest.fetch.turns import Turns

_REDIRECTS = (301, 302, 303, 307, 308)
_PASSING = (429, 502, 503, 504)


@dataclass(frozen=True)
class Answer:
    """What came in the end: the address it came from, and the body if the status is 200."""

    address: httpx.URL
    status: int
    headers: Mapping[str, str]
    body: bytes = b""


# Gives the pause before a request to an address, or raises DisallowedError.
_Manners = Callable[[httpx.URL], float]
_Reads = Callable[[httpx.URL, Response], bytes]


class Web:
    """Fetches addresses; remembers each host's robots.txt and when it was asked last."""

    def __init__(self, options: FetchOptions, outside: Outside) -> None:
        self._options = options
        self._outside = outside
        self._turns = Turns(outside)
        self._guard = threading.Lock()
        self._reading: dict[str, threading.Lock] = {}
        self._robots: dict[str, Robots] = {}

    def get(self, address: httpx.URL, known: str, marks: Mapping[str, str]) -> Answer:
        """Give the answer of an address; `marks` are headers that only the address `known` gets."""

        def headers(hop: httpx.URL) -> Mapping[str, str]:
            # A page elsewhere may bear the same ETag.
            return marks if str(hop) == known else {}

        def read(hop: httpx.URL, response: Response) -> bytes:
            check_type(response.headers.get("content-type", ""))
            return response.read(self._options.bytes_limit)

        answer = self._follow(address, headers, self._manners, read)
        if answer.status == 304 and not headers(answer.address):
            raise FetchError("the server says that nothing changed, and was not asked (HTTP 304)")
        return answer

    def _manners(self, address: httpx.URL) -> float:
        origin = origin_of(address)
        with self._guard:
            reading = self._reading.setdefault(origin, threading.Lock())
        with reading:
            if origin not in self._robots:
                self._robots[origin] = self._read_robots(address)
        return self._robots[origin].pause_for(address, self._options)

    def _read_robots(self, address: httpx.URL) -> Robots:
        def read(hop: httpx.URL, response: Response) -> bytes:
            return response.read(ROBOTS_LIMIT)

        try:
            answer = self._follow(
                address.join("/robots.txt"),
                lambda hop: {},
                lambda hop: self._options.pause_seconds,
                read,
            )
        except RefusedError:
            raise
        except FetchError as error:
            return Robots(unread=str(error))
        return read_robots(answer.status, answer.body)

    def _follow(
        self,
        address: httpx.URL,
        headers: Callable[[httpx.URL], Mapping[str, str]],
        manners: _Manners,
        read: _Reads,
    ) -> Answer:
        seen: list[str] = []
        while True:
            seen.append(str(address))
            answer = self._patiently(address, headers(address), manners(address), read)
            if answer.status not in _REDIRECTS:
                return answer
            target = parse_address(answer.headers.get("location", ""), base=address)
            if address.scheme == "https" and target.scheme == "http":
                raise RefusedError(f"redirected from https to {target}, which is not encrypted")
            if str(target) in seen:
                raise FetchError(f"redirected in a circle, back to {target}")
            if len(seen) > self._options.redirects:
                raise FetchError(f"redirected more than {self._options.redirects} times")
            address = target

    def _patiently(
        self, address: httpx.URL, headers: Mapping[str, str], pause: float, read: _Reads
    ) -> Answer:
        tries = self._options.retries + 1
        for number in range(1, tries + 1):
            try:
                with self._turns.turn(address.host, pause):
                    return self._once(address, headers, read)
            except PassingError as error:
                wait = self._options.backoff_seconds * 2 ** (number - 1)
                if error.after is not None:
                    wait = max(wait, error.after)
                if wait > self._options.longest_wait:
                    raise FetchError(f"{error}; asked to come back after {wait:g} s") from error
                if number == tries:
                    raise FetchError(f"{error}; tried {tries} times") from error
                self._outside.sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _once(self, address: httpx.URL, headers: Mapping[str, str], read: _Reads) -> Answer:
        with request(address, headers, self._options, self._outside) as response:
            if response.status in _PASSING:
                after = self._retry_after(response.headers.get("retry-after", ""))
                raise PassingError(status_text(response.status), after)
            body = read(address, response) if response.status == 200 else b""
            return Answer(address, response.status, response.headers, body)

    def _retry_after(self, value: str) -> float | None:
        if value.isascii() and value.isdigit():
            return float(value)
        try:
            moment = parsedate_to_datetime(value)
        except ValueError:
            return None
        # A date without a zone is in UTC (RFC 9110).
        moment = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
        return max(0.0, (moment - self._outside.now()).total_seconds())


def status_text(status: int) -> str:
    """Give a status with its name, such as "HTTP 404 Not Found"."""
    try:
        return f"HTTP {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"HTTP {status}"
