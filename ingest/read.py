"""A file -> Document, by the reader for its format."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from corpus.document import Document
from corpus.errors import CorpusError
from corpus.markdown import has_front_matter, parse_markdown
from ingest.compose import compose
from ingest.errors import UnreadableError
from ingest.format import Format, readable_format
from ingest.provenance import Provenance, load_provenance
from ingest.readers.office.delimited import read_csv
from ingest.readers.office.docx import read_docx
from ingest.readers.office.pptx import read_pptx
from ingest.readers.office.xlsx import read_xlsx
from ingest.readers.pdf.image import read_image
from ingest.readers.pdf.pdf import read_pdf
from ingest.readers.web.html import read_html
from ingest.readers.web.text import decode, text_document
from ingest.reading import HiddenText, PageReading, Reader, ReadOptions, Tick
from ingest.scan import File

READERS: Mapping[Format, Reader] = {
    "xlsx": read_xlsx,
    "pptx": read_pptx,
    "docx": read_docx,
    "csv": read_csv,
    "html": read_html,
    "pdf": read_pdf,
    "image": read_image,
}


@dataclass(frozen=True)
class ReadDocument:
    """A document, and how its file was read."""

    document: Document
    reader: str
    pages: tuple[PageReading, ...] = ()
    hidden: tuple[HiddenText, ...] = ()


def read(file: File, options: ReadOptions, tick: Tick = lambda done, total: None) -> ReadDocument:
    """Give the document in a file; raises UnreadableError."""
    try:
        result = _read(file, options, tick)
    except CorpusError as error:
        raise UnreadableError(str(error).removeprefix(f"{file.path}: ")) from error
    except OSError as error:
        raise UnreadableError(f"cannot be opened ({error.strerror or error})") from error
    document, limits = result.document, options.limits
    if not any(document.text[s.start : s.end].strip() for s in document.sections):
        raise UnreadableError("holds no text", "no text")
    if len(document.text) > limits.characters:
        raise UnreadableError(
            f"holds more than {limits.characters:,} characters; split it", "too large"
        )
    return result


def _read(file: File, options: ReadOptions, tick: Tick) -> ReadDocument:
    path = file.location
    format = readable_format(path, options.limits)
    reader = "text"
    pages: tuple[PageReading, ...] = ()
    hidden: tuple[HiddenText, ...] = ()
    if format in ("markdown", "text"):
        raw = decode(path)
        if has_front_matter(raw):
            return ReadDocument(parse_markdown(raw, file.path), reader)
        document = text_document(raw, file.path, path.stem)
    else:
        reading = READERS[format](path, options, tick)
        document = compose(reading, file.path, path.stem)
        reader, pages, hidden = reading.reader, reading.pages, reading.hidden
    document = _without_title(document)
    provenance = load_provenance(path)
    if provenance is not None:
        document = _with_provenance(document, provenance)
    return ReadDocument(document, reader, pages, hidden)


def _without_title(document: Document) -> Document:
    """Leave the title out of the headings' paths: it stands in front of them anyway."""
    sections = tuple(
        replace(each, path=each.path[1:]) if each.path[:1] == (document.title,) else each
        for each in document.sections
    )
    return replace(document, sections=sections)


def _with_provenance(document: Document, provenance: Provenance) -> Document:
    """Let the list of sources, or who added the file, say what the file itself does not."""
    title = provenance.title or document.title
    source = provenance.source
    return replace(
        document,
        title=title,
        kind=provenance.kind or document.kind,
        language=provenance.language or document.language,
        status=provenance.status or document.status,
        as_of=provenance.as_of or document.as_of,
        sectors=provenance.sectors or document.sectors,
        sources=(replace(source, title=source.title or title),),
    )
