"""The files of a folder or path, with their digests."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import IngestError
from ingest.provenance import SUFFIX, provenance_path

# Changes when a reader gives another text for the same bytes.
_READER_VERSION = "2"
# A document that is open in an office program has a lock file of this name beside it.
_OFFICE_LOCK = "~$"


@dataclass(frozen=True)
class File:
    """A file to be read: `path` is relative to `folder`, with forward slashes."""

    folder: Path
    path: str

    @property
    def location(self) -> Path:
        """Where the file is."""
        return self.folder / self.path

    @property
    def has_provenance(self) -> bool:
        """Whether a record of where it came from stands beside it."""
        return provenance_path(self.location).is_file()

    def digest(self) -> str:
        """Give a digest of the file's bytes and provenance (16 hexadecimal digits)."""
        digest = hashlib.sha256(_READER_VERSION.encode() + b"\0")
        with self.location.open("rb") as content:
            while block := content.read(1 << 20):
                digest.update(block)
        if self.has_provenance:
            digest.update(b"\0" + provenance_path(self.location).read_bytes())
        return digest.hexdigest()[:16]


def scan(paths: Sequence[Path]) -> list[File]:
    """Give the files under `paths` in order; hidden ones are passed over."""
    files: list[File] = []
    for path in paths:
        if not path.exists():
            raise IngestError(f"{path}: no such file or folder; name one that holds documents")
        files.extend(_below(path.resolve()))
    return list(dict.fromkeys(files))


def _below(path: Path) -> Iterable[File]:
    if path.is_file():
        yield File(path.parent, path.name)
        return
    for file in sorted(path.rglob("*")):
        relative = file.relative_to(path)
        hidden = any(part.startswith((".", _OFFICE_LOCK)) for part in relative.parts)
        if file.is_file() and not hidden and not file.name.endswith(SUFFIX):
            yield File(path, relative.as_posix())
