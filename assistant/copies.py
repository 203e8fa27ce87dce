"""Where else the words of a passage or of a quote stand."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ingest.index import Index
from ingest.store import passage_of, unit_id

_MOST = 20  # places that a citation names


@dataclass(frozen=True)
class Place:
    """A place in a document; `page` is one-based, None where the format has none."""

    document: str
    title: str
    section: str
    page: int | None


def places_of_quote(
    passage: str, number: int, index: Index, allowed: Collection[str] | None = None
) -> tuple[Place, ...]:
    """Give the other places where the same words stand, within `allowed` documents."""
    unit = unit_id(passage, number)
    others = [each for each in index.repeated.standing(unit) if each != unit]
    return _places(
        [(passage_of(each), int(each.rpartition("#")[2])) for each in others], index, allowed
    )


def places_of_passage(
    passage: str, index: Index, allowed: Collection[str] | None = None
) -> tuple[Place, ...]:
    """Give the other places where a passage says the same, within `allowed` documents."""
    others = [each for each in index.repeated.group(passage) if each != passage]
    return _places([(each, 0) for each in others], index, allowed)


def _places(
    units: Iterable[tuple[str, int]], index: Index, allowed: Collection[str] | None
) -> tuple[Place, ...]:
    found: list[Place] = []
    for name, number in units:
        record = index.documents.get(name.rpartition("@")[0])
        if record is None or (allowed is not None and record.id not in allowed):
            continue
        indexed = index.passages(record.language, [name]).get(name)
        if indexed is not None:
            passage = indexed.passage
            page = passage.units[number].page
            found.append(Place(record.id, record.title, passage.section, page))
        if len(found) == _MOST:
            break
    return tuple(dict.fromkeys(found))
