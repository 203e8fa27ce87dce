"""PDF files: pages by the reader that reads them well, their lines put together to a text."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ingest.errors import Problem, UnreadableError
from ingest.readers.pdf.about import as_of, labels, outline, title
from ingest.readers.pdf.file import PdfFile
from ingest.readers.pdf.forms import filled_fields, has_form
from ingest.readers.pdf.layout.cover import with_cover
from ingest.readers.pdf.layout.furniture import without_furniture
from ingest.readers.pdf.layout.headings import Outline
from ingest.readers.pdf.layout.order import ordered
from ingest.readers.pdf.layout.paragraphs import elements
from ingest.readers.pdf.page import PdfPage, read_page
from ingest.readers.pdf.tables import with_tables
from ingest.readers.pdf.unseen import unseen
from ingest.reading import Element, HiddenText, PageReading, Reading, ReadOptions, Tick

_REASONS: dict[Problem, str] = {
    "no text": "holds no text that can be read",
    "garbled": "gives garbage instead of text: its fonts do not say which letters they draw",
    "damaged": "is damaged: none of its pages can be read",
}


def read_pdf(path: Path, options: ReadOptions, tick: Tick) -> Reading:
    """Give the content of a PDF with its pages; raises UnreadableError."""
    try:
        file = PdfFile.open(path, options.passwords)
        try:
            return _read(file, options, tick)
        finally:
            file.close()
    except MemoryError as error:
        raise UnreadableError(
            "needs more memory than it may have; split it", "too large"
        ) from error


def _read(file: PdfFile, options: ReadOptions, tick: Tick) -> Reading:
    if file.pages > options.limits.pages:
        raise UnreadableError(
            f"has {file.pages:,} pages, the limit is {options.limits.pages:,} "
            "(ingest.pages in harbour.toml)",
            "too large",
        )
    pages = []
    hidden: list[HiddenText] = []
    for number in range(1, file.pages + 1):
        pages.append(read_page(file, number, options.ocr))
        hidden += unseen(file, pages[-1].lines)
        tick(number, file.pages)
    fields = _fields(file)
    if not fields and not any(page.lines.lines for page in pages):
        problem = _problem(pages)
        raise UnreadableError(_REASONS[problem], problem)
    readable = [ordered(page) for page in without_furniture([page.lines for page in pages])]
    marks = outline(file.reader) if file.reader is not None else Outline()
    names = labels(file.reader) if file.reader is not None else ()
    return Reading(
        elements=_merged(elements(with_tables(file, readable), marks), fields),
        reader=", ".join(dict.fromkeys(p.reader for p in pages if p.lines.lines)) or "pypdf",
        title=title(file.reader) if file.reader is not None else "",
        as_of=as_of(file.reader, date.today()) if file.reader is not None else None,
        pages=tuple(
            PageReading(
                page.lines.number,
                names[index] if index < len(names) else "",
                page.reader,
                page.problem,
                page.note,
            )
            for index, page in enumerate(pages)
        ),
        hidden=tuple(hidden),
    )


def _fields(file: PdfFile) -> list[Element]:
    found: list[Element] = []
    if file.reader is None or not has_form(file.reader):
        return found
    for number, page in enumerate(file.reader.pages, start=1):
        try:
            found += [Element("paragraph", words, page=number) for words in filled_fields(page)]
        except Exception:  # a damaged field: the page's text stands without it
            continue
    return found


def _merged(written: Sequence[Element], fields: Sequence[Element]) -> tuple[Element, ...]:
    # A page's fields stand behind its text; sorting keeps the order within a page.
    whole = [*with_cover(written), *fields] if written else list(fields)
    return tuple(sorted(whole, key=lambda element: element.page or 0))


def _problem(pages: Sequence[PdfPage]) -> Problem:
    # Garbage says more of a file than blank pages beside it do.
    problems = {page.problem for page in pages}
    if "garbled" in problems:
        return "garbled"
    return "damaged" if problems <= {"damaged"} else "no text"
