"""Passwords as they are kept: salted and stretched by scrypt, in one line with its parameters."""

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

# 16 MB and about 0.1 s for each try (OWASP's advice for scrypt with N = 2^14).
_COST, _BLOCK, _LANES = 2**14, 8, 5
_MOST_MEMORY = 256 * 2**20  # bytes that a line may ask for
_MOST_LANES = 64
_SALT, _LENGTH = 16, 32  # bytes
_BASE64 = "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"
_LINE = re.compile(
    r"scrypt\$(?P<cost>[0-9]{1,9})\$(?P<block>[0-9]{1,4})\$(?P<lanes>[0-9]{1,4})"
    rf"\$(?P<salt>{_BASE64})\$(?P<digest>{_BASE64})"
)


@dataclass(frozen=True)
class KeptPassword:
    """What is kept of a password, as "scrypt$COST$BLOCK$LANES$SALT$DIGEST", the last in base64."""

    cost: int
    block: int
    lanes: int
    salt: bytes
    digest: bytes

    @classmethod
    def of(cls, password: str) -> "KeptPassword":
        """Keep a password, with a salt of its own."""
        salt = secrets.token_bytes(_SALT)
        digest = _stretched(password, salt, _COST, _BLOCK, _LANES, _LENGTH)
        return cls(_COST, _BLOCK, _LANES, salt, digest)

    @classmethod
    def read(cls, line: str) -> "KeptPassword":
        """Read a line; raises ValueError for one that was not written by this class."""
        found = _LINE.fullmatch(line)
        if found is None:
            raise ValueError("not as `harbour user add` writes it (scrypt$...)")
        cost, block, lanes = (int(found[name]) for name in ("cost", "block", "lanes"))
        salt, digest = (base64.b64decode(found[name]) for name in ("salt", "digest"))
        power_of_two = cost > 1 and not cost & (cost - 1)
        fits = block > 0 and 128 * cost * block <= _MOST_MEMORY and 0 < lanes <= _MOST_LANES
        if not power_of_two or not fits or len(salt) < _SALT or len(digest) < _LENGTH:
            raise ValueError("its numbers or lengths cannot be used; write it by harbour user add")
        return cls(cost, block, lanes, salt, digest)

    def __str__(self) -> str:
        salt, digest = (base64.b64encode(each).decode() for each in (self.salt, self.digest))
        return f"scrypt${self.cost}${self.block}${self.lanes}${salt}${digest}"

    def is_of(self, password: str) -> bool:
        """Tell whether this was made of a password; takes as long when it was not."""
        length = len(self.digest)
        tried = _stretched(password, self.salt, self.cost, self.block, self.lanes, length)
        return hmac.compare_digest(tried, self.digest)


def _stretched(password: str, salt: bytes, cost: int, block: int, lanes: int, length: int) -> bytes:
    # OpenSSL wants some more than the 128 * cost * block bytes that the algorithm does.
    memory = 2 * _MOST_MEMORY
    # A password may come with a lone surrogate from a form: that is a wrong one, no error.
    given = password.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(given, salt=salt, n=cost, r=block, p=lanes, maxmem=memory, dklen=length)
