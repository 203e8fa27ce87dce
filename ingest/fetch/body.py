"""The bytes of an answer, decompressed, up to a limit."""

import zlib
from collections.abc import Iterable, Iterator

from ingest.fetch.errors import FetchError, PassingError

# What we ask for; anything else in Content-Encoding is refused.
ENCODINGS = {"": False, "identity": False, "gzip": True, "x-gzip": True}
_STEP = 1 << 16
_GZIP = 16 + zlib.MAX_WBITS


def read_body(chunks: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """Give the whole body; one that grows beyond `limit` bytes is left there and refused."""
    name = encoding.strip().lower()
    if name not in ENCODINGS:
        raise FetchError(f"the server sends it compressed as {name}, which was not asked for")
    body = bytearray()
    for chunk in _unzipped(chunks) if ENCODINGS[name] else chunks:
        body += chunk
        if len(body) > limit:
            raise FetchError(f"larger than {limit / 1_000_000:g} MB")
    return bytes(body)


def _unzipped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    # In steps: one chunk of a gzip bomb would become a thousand times its size at once.
    unzip = zlib.decompressobj(_GZIP)
    for chunk in chunks:
        waiting = chunk
        while waiting and not unzip.eof:
            try:
                yield unzip.decompress(waiting, _STEP)
            except zlib.error as error:
                raise FetchError("the server sends gzip that cannot be decompressed") from error
            waiting = unzip.unconsumed_tail
    if not unzip.eof:
        raise PassingError("the answer was cut off")
