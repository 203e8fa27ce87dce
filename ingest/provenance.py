"""Where a fetched file came from: the record that stands beside it."""

import json
import os
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from corpus.document import Kind, Language, Source, Status
from corpus.errors import listed
from ingest.errors import UnreadableError

SUFFIX = ".provenance.json"


class Provenance(BaseModel):
    """The record: address and answer of the server, and what the list of sources says of the file.

    `fetched_at` is in UTC, ISO 8601; `sha256` is of the bytes as they came. Of a file that somebody
    added from the page it holds what they said of it, which may be no address.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    url: Annotated[str, StringConstraints(pattern=r"^(https?://\S+)?$")]
    title: str = ""
    publisher: str = ""
    kind: Kind | None = None
    language: Language | None = None
    status: Status | None = None
    as_of: str | None = None
    sectors: tuple[str, ...] = ()
    came: Literal["fetched", "added"] = "fetched"
    fetched_at: str
    final_url: str = ""
    etag: str = ""
    last_modified: str = ""
    content_type: str = ""
    sha256: str

    @property
    def source(self) -> Source:
        """The publication, as a citation names it."""
        return Source(
            key=self.id,
            title=self.title or self.url,
            publisher=self.publisher,
            url=self.url,
            date=self.as_of or "undated",
            note=f"{self.came} {self.fetched_at}",
        )


def provenance_path(file: Path) -> Path:
    """Give the place of a file's record."""
    return file.with_name(file.name + SUFFIX)


def pending_path(file: Path) -> Path:
    """Give the place of a record that is written before its file stands; hidden from scans."""
    return file.with_name(f".{file.name}{SUFFIX}.part")


def load_provenance(file: Path) -> Provenance | None:
    """Give the record of a file, None where there is none."""
    return read_record(provenance_path(file))


def read_record(path: Path) -> Provenance | None:
    """Give the record in `path`, None where there is no such file."""
    if not path.is_file():
        return None
    try:
        return Provenance.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        raise UnreadableError(f"{path.name}: {listed(error)}") from error
    except ValueError as error:
        raise UnreadableError(f"{path.name}: not JSON") from error


def save_provenance(file: Path, provenance: Provenance) -> None:
    """Write the record beside the file, whole or not at all."""
    write_pending(file, provenance)
    os.replace(pending_path(file), provenance_path(file))


def write_pending(file: Path, provenance: Provenance) -> None:
    """Write the record where it waits until its file stands."""
    record = provenance.model_dump(exclude_defaults=True)
    pending_path(file).write_text(
        json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
