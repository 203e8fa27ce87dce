"""What somebody who sends a file says of it, where the file itself does not."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from corpus.day import is_day
from corpus.document import Kind, Language, Status
from ingest.provenance import Provenance

_Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]


def _day(written: str) -> str:
    if written and not is_day(written):
        raise ValueError(f"{written} is not a date")
    return written


class Description(BaseModel):
    """The fields of a form; an empty one is left to what the file says."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: _Words = ""
    publisher: _Words = ""
    url: Annotated[_Words, StringConstraints(pattern=r"^(https?://\S+)?$")] = ""
    as_of: Annotated[
        _Words, StringConstraints(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"), AfterValidator(_day)
    ] = ""
    kind: Kind | Literal[""] = ""
    language: Language | Literal[""] = ""
    status: Status | Literal[""] = ""
    sector: _Words = ""

    @classmethod
    def of(cls, record: Provenance | None) -> "Description":
        """Give what the record beside a file says."""
        if record is None:
            return cls()
        return cls(
            title=record.title,
            publisher=record.publisher,
            url=record.url,
            as_of=record.as_of or "",
            kind=record.kind or "",
            language=record.language or "",
            status=record.status or "",
            sector=record.sectors[0] if record.sectors else "",
        )

    def record(self, file: Path, sha256: str, now: str) -> Provenance | None:
        """Give the record that stands beside a file of these bytes, none where nothing is said."""
        if self == Description():
            return None
        return Provenance(
            id=file.stem,
            url=self.url,
            title=self.title,
            publisher=self.publisher,
            kind=self.kind or None,
            language=self.language or None,
            status=self.status or None,
            as_of=self.as_of or None,
            sectors=(self.sector,) if self.sector else (),
            came="added",
            fetched_at=now,
            sha256=sha256,
        )
