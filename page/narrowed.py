"""Which documents a reader wants the answers from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.records import DocumentRecord
from page.shelf import counts

FIELDS = ("kind", "language", "sector")


@dataclass(frozen=True)
class Narrowed:
    """The filters of the questions to come; an empty field is none."""

    kind: str = ""
    language: str = ""
    sector: str = ""

    @property
    def where(self) -> tuple[str, ...]:
        """The filters, as the assistant takes them."""
        return tuple(f"{key}={value}" for key in FIELDS if (value := getattr(self, key)))


def values(records: Sequence[DocumentRecord]) -> dict[str, list[str]]:
    """Give the values of each filter that there are documents for."""
    there = counts(records)
    about = [each.partition("=") for each in there["about"]]
    sectors = [value for key, _, value in about if key == "sector"]
    return {"kind": [*there["kind"]], "language": [*there["language"]], "sector": sectors}


def narrowed_of(given: Mapping[str, object], records: Sequence[DocumentRecord]) -> Narrowed:
    """Give what the fields of a form say; a value that there is no document for is none."""
    there = values(records)
    return Narrowed(**{key: value for key in FIELDS if (value := given.get(key)) in there[key]})
