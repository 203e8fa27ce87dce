"""What the store keeps of a document and of a passage, as Chroma's metadata."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import cast

from corpus.document import Document, Kind, Language, Source, Status
from corpus.script import fold
from ingest.instructions import gives_orders
from ingest.passage import Passage, Unit, UnitKind, plain
from ingest.scan import File

_NOT_SAID = re.compile(r"[^\w%$€£¥+&<>=]|_")

Metadata = Mapping[str, str | int | float | bool]


@dataclass(frozen=True)
class DocumentRecord:
    """A document as the index knows it; `hash` is of its file, `path` relative to `folder`.

    `orders` are the passages that give orders to a language model: nothing is answered from them.
    """

    id: str
    hash: str
    folder: str
    path: str
    title: str
    kind: Kind
    language: Language
    topics: tuple[str, ...]
    sectors: tuple[str, ...]
    status: Status
    as_of: str | None
    sources: tuple[Source, ...]
    passages: int
    sentences: int
    text_hash: str
    reader: str = ""
    pages: int | None = None
    page_labels: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()


def document_record(
    document: Document, digest: str, file: File, passages: Sequence[Passage], reader: str
) -> DocumentRecord:
    """Give the record of a document that was split into `passages`."""
    return DocumentRecord(
        id=document.id,
        hash=digest,
        folder=str(file.folder),
        path=file.path,
        title=document.title,
        kind=document.kind,
        language=document.language,
        topics=document.topics,
        sectors=document.sectors,
        status=document.status,
        as_of=document.as_of,
        sources=document.sources,
        passages=len(passages),
        sentences=sum(len(passage.quotable) for passage in passages),
        text_hash=text_hash(document.text),
        reader=reader,
        pages=document.pages[-1].number if document.pages else None,
        page_labels=_labels(document),
        orders=tuple(each.id for each in passages if gives_orders(each.embedded)),
    )


def text_hash(text: str) -> str:
    """Give a digest of a text's letters and figures: two downloads of one page differ in neither.

    Case, width, script, white space and punctuation do not count; signs such as % and $ do.
    """
    return hashlib.sha256(_NOT_SAID.sub("", fold(text)).encode()).hexdigest()[:16]


def _labels(document: Document) -> tuple[str, ...]:
    """Give the labels by page number, nothing where they are the numbers."""
    labels = {page.number: page.label for page in document.pages}
    if all(label in ("", str(number)) for number, label in labels.items()):
        return ()
    return tuple(labels.get(number, "") for number in range(1, max(labels) + 1))


def dump_document(record: DocumentRecord) -> dict[str, str]:
    """Give a document record as metadata; the single fields stand there for other readers."""
    return {
        "record": json.dumps(asdict(record), ensure_ascii=False),
        "title": record.title,
        "kind": record.kind,
        "language": record.language,
        "status": record.status,
    }


def load_document(metadata: Metadata) -> DocumentRecord:
    """Read a document record."""
    fields = json.loads(str(metadata["record"]))
    fields["sources"] = tuple(Source(**source) for source in fields["sources"])
    for name in ("topics", "sectors", "page_labels", "orders"):
        fields[name] = tuple(fields.get(name, ()))
    return DocumentRecord(**fields)


def dump_passage(passage: Passage, digest: str) -> dict[str, str | int]:
    """Give a passage as metadata; its text is stored beside it."""
    return {
        "document": passage.document,
        "hash": digest,
        "title": passage.title,
        "section": passage.section,
        "language": passage.language,
        "header": passage.header,
        "units": json.dumps(
            [
                [unit.kind, unit.start, unit.end, _reading(unit), unit.lead, unit.sources]
                + ([] if unit.page is None else [unit.page])
                for unit in passage.units
            ],
            ensure_ascii=False,
        ),
    }


def load_passage(name: str, text: str, metadata: Metadata) -> Passage:
    """Read a passage."""
    rows = json.loads(str(metadata["units"]))
    first = rows[0][1]
    units: list[Unit] = []
    for kind, start, end, reading, lead, sources, *page in rows:
        words = text[start - first : end - first]
        units.append(
            Unit(
                cast(UnitKind, kind),
                start,
                end,
                words,
                reading or plain(words),
                lead,
                tuple(sources),
                page[0] if page else None,
            )
        )
    return Passage(
        id=name,
        document=str(metadata["document"]),
        title=str(metadata["title"]),
        section=str(metadata["section"]),
        language=cast(Language, metadata["language"]),
        header=str(metadata["header"]),
        text=text,
        units=tuple(units),
    )


def _reading(unit: Unit) -> str:
    return "" if unit.reading == plain(unit.text) else unit.reading
