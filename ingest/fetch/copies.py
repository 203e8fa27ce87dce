"""The kept files: one for each source, with its record, replaced both or neither."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from corpus.source_list import SOURCE_FORMATS, SourceFormat
from ingest.errors import UnreadableError
from ingest.provenance import (
    Provenance,
    pending_path,
    provenance_path,
    read_record,
    save_provenance,
    write_pending,
)


@dataclass(frozen=True)
class Copy:
    """A kept file, and its record."""

    file: Path
    format: SourceFormat
    provenance: Provenance


def digest_of(body: bytes) -> str:
    """Give the digest that a record holds."""
    return hashlib.sha256(body).hexdigest()


def part_path(folder: Path, id: str) -> Path:
    """Give the place of a file that is not checked yet; hidden, so that no scan takes it."""
    return folder / f".{id}.part"


def find_copy(folder: Path, id: str) -> Copy | None:
    """Give the latest file of a source whose bytes are those of its record.

    First ends what a run that was killed left half done: see `keep`.
    """
    copies: list[Copy] = []
    for format in SOURCE_FORMATS:
        file = folder / f"{id}.{format}"
        digest = digest_of(file.read_bytes()) if file.is_file() else ""
        pending = _read(pending_path(file))
        if pending is not None and pending.sha256 == digest:
            os.replace(pending_path(file), provenance_path(file))
        pending_path(file).unlink(missing_ok=True)
        record = _read(provenance_path(file))
        if record is not None and record.id == id and record.sha256 == digest:
            copies.append(Copy(file, format, record))
    return max(copies, key=lambda copy: copy.provenance.fetched_at, default=None)


def keep(part: Path, copy: Copy) -> None:
    """Move a checked file and its record into place.

    The record waits beside the file while that is moved: a kill before the move leaves the old
    pair, and one after it the new file, whose record the next run finds waiting.
    """
    write_pending(copy.file, copy.provenance)
    os.replace(part, copy.file)
    os.replace(pending_path(copy.file), provenance_path(copy.file))
    _remove_others(copy)


def keep_record(copy: Copy) -> None:
    """Bring the record of a file that stands up to date."""
    # Written only if it differs: a run without news touches nothing.
    if _read(provenance_path(copy.file)) != copy.provenance:
        save_provenance(copy.file, copy.provenance)
    _remove_others(copy)


def _remove_others(copy: Copy) -> None:
    for format in SOURCE_FORMATS:
        other = copy.file.with_suffix(f".{format}")
        if other != copy.file:
            other.unlink(missing_ok=True)
            provenance_path(other).unlink(missing_ok=True)


def _read(path: Path) -> Provenance | None:
    # A damaged record is as good as none: the file is fetched again.
    try:
        return read_record(path)
    except UnreadableError:
        return None
