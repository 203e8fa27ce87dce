"""The name under which a file that somebody sent stands among the documents."""

import re
import unicodedata

from ingest.errors import UnreadableError
from ingest.provenance import SUFFIX

LONGEST = 180  # bytes: hidden names that are made of it have 255 at most
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")  # categories: controls, marks of direction and so on
_NOT_EVERYWHERE = re.compile(r'[<>:"|?*]')  # of which some systems make no file's name


def plain_name(name: str) -> str:
    """Give a name with nothing in it that is not seen; raises UnreadableError for a path."""
    written = unicodedata.normalize("NFC", name)
    seen = "".join(each for each in written if unicodedata.category(each) not in _UNSEEN)
    plain = _NOT_EVERYWHERE.sub("_", " ".join(seen.split())).rstrip(" .")
    if "/" in plain or "\\" in plain:
        raise UnreadableError("its name is a path", "name")
    if not plain or plain.startswith((".", "~$")):
        raise UnreadableError("its name is empty, or that of a hidden file", "name")
    if plain.lower().endswith(SUFFIX):
        raise UnreadableError(f"its name is kept for records ({SUFFIX})", "name")
    if len(plain.encode()) > LONGEST:
        raise UnreadableError(f"its name has more than {LONGEST} bytes", "name")
    return plain
