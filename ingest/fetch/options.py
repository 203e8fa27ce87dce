"""What a fetch may cost, and how patient it is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FetchOptions:
    """Limits and manners of a fetch."""

    allow_private: bool = False  # addresses that are not public, such as an intranet's
    bytes_limit: int = 50_000_000  # of one file, after decompression
    connect_seconds: float = 10.0
    read_seconds: float = 30.0  # without a byte
    total_seconds: float = 120.0  # of one request
    redirects: int = 5
    retries: int = 2
    backoff_seconds: float = 1.0  # before the first retry, doubled before the next
    pause_seconds: float = 1.0  # between two requests to one host
    longest_wait: float = 60.0  # the most that Retry-After or Crawl-delay may ask for
    hosts: int = 4  # asked at the same time
