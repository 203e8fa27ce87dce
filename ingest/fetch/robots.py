"""robots.txt: what a host asks of robots (RFC 9309)."""

from dataclasses import dataclass

import httpx
from protego import Protego

from ingest.fetch.errors import DisallowedError
from ingest.fetch.options import FetchOptions
from ingest.fetch.request import ROBOT

# RFC 9309 lets a robot stop reading here.
ROBOTS_LIMIT = 512_000


@dataclass(frozen=True)
class Robots:
    """A host's rules; None where it has none, and `unread` says why they could not be had."""

    rules: Protego | None = None
    unread: str = ""

    def pause_for(self, address: httpx.URL, options: FetchOptions) -> float:
        """Give the pause before a request; raises DisallowedError where we are not wanted."""
        if self.unread:
            raise DisallowedError(f"robots.txt of {address.host} cannot be read: {self.unread}")
        if self.rules is None:
            return options.pause_seconds
        if not self.rules.can_fetch(str(address), ROBOT):
            raise DisallowedError(f"robots.txt of {address.host} forbids {address.path}")
        delay = self.rules.crawl_delay(ROBOT) or 0.0
        if delay > options.longest_wait:
            raise DisallowedError(
                f"robots.txt of {address.host} asks for {delay:g} s between two requests; "
                f"{options.longest_wait:g} s are the most we wait"
            )
        return max(options.pause_seconds, delay)


def read_robots(status: int, body: bytes) -> Robots:
    """Give the rules in an answer: without a file (4xx) all is allowed, a broken host is left."""
    if 200 <= status < 300:
        return Robots(Protego.parse(body.decode("utf-8-sig", errors="replace")))
    if 400 <= status < 500:
        return Robots()
    return Robots(unread=f"HTTP {status}")
