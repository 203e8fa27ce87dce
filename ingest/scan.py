"""The files of a folder or path, with their digests."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import IngestError

# Changes when a reader gives another text for the same bytes.
_READER_VERSION = "1"


@dataclass(frozen=True)
class File:
    """A file to be read: `path` is relative to `folder`, with forward slashes."""

    folder: Path
    path: str

    @property
    def location(self) -> Path:
        """Where the file is."""
        return self.folder / self.path

    def digest(self) -> str:
        """Give a digest of the file's bytes (16 hexadecimal digits)."""
        content = self.location.read_bytes()
        return hashlib.sha256(_READER_VERSION.encode() + b"\0" + content).hexdigest()[:16]


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
        if file.is_file() and not any(part.startswith(".") for part in relative.parts):
            yield File(path, relative.as_posix())
