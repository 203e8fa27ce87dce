"""What a PDF says of itself: title, date, page labels, bookmarks."""

import re
from datetime import date

from pypdf import PdfReader
from pypdf.generic import Destination

from ingest.readers.pdf.layout.characters import clean, respaced
from ingest.readers.pdf.layout.headings import Outline, OutlineEntry, squeezed
from ingest.readers.pdf.layout.quality import quality

_FILE_NAME = re.compile(
    r"^(?:microsoft|untitled|document\s*\d*$|slide\s*\d|powerpoint|print|無題|无标题|pdf|title$)"
    r"|\.(?:docx?|pptx?|xlsx?|pdf|indd|tex|dvi|qxd|html?|rtf|odt|ai|wpd|cdr|pub)\b"
    r"|[\\/]\S*[\\/]|\w_\w|^\S*\d\S*$|^(?:model|sheet|book|layout|draft)$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_OLDEST = 1990
_DEEPEST = 6


def title(reader: PdfReader) -> str:
    """Give the file's title where it is one, and no file name or leftover of a program."""
    try:
        written = reader.metadata.title if reader.metadata is not None else None
    except Exception:  # a damaged dictionary: the file goes without a title
        return ""
    text = respaced(clean(str(written or "")))
    if not 4 <= len(text) <= 200 and not (len(text) > 1 and ord(text[0]) > 0x2E80):
        return ""
    if _FILE_NAME.search(text) or len(_LETTER.findall(text)) < 0.4 * len(text):
        return ""
    if " " not in text and ord(max(text)) < 0x2E80 and not text.istitle():
        return ""  # "report_final2": one word in small letters is a file's name
    return text if quality(text).verdict == "good" else ""


def as_of(reader: PdfReader, today: date) -> str | None:
    """Give the day of the file's last change, or of its making, where it can be."""
    for name in ("modification_date", "creation_date"):
        try:
            moment = getattr(reader.metadata, name, None)
        except Exception:  # pypdf raises on dates in no known form
            continue
        if moment is not None and _OLDEST <= moment.year and moment.date() <= today:
            return str(moment.date().isoformat())
    return None


def labels(reader: PdfReader) -> tuple[str, ...]:
    """Give the pages' own numbers, such as iv or A-3; none where the file has none."""
    try:
        if "/PageLabels" not in reader.root_object:
            return ()
        return tuple(" ".join(str(label).split()) for label in reader.page_labels)
    except Exception:  # a damaged tree of labels: the pages keep their plain numbers
        return ()


def outline(reader: PdfReader) -> Outline:
    """Give the bookmarks that point to a page."""
    entries: dict[int, list[OutlineEntry]] = {}
    try:
        _collect(reader, reader.outline, 1, entries)
    except Exception:  # a damaged tree: what was read of it serves
        return Outline(entries)
    return Outline(entries)


def _collect(
    reader: PdfReader, items: object, level: int, entries: dict[int, list[OutlineEntry]]
) -> None:
    if not isinstance(items, list):
        return
    for item in items:
        if isinstance(item, list):
            _collect(reader, item, min(level + 1, _DEEPEST), entries)
        elif isinstance(item, Destination):
            words = squeezed(clean(str(item.title or "")))
            page = reader.get_destination_page_number(item)
            if words and page is not None and page >= 0:
                entries.setdefault(page + 1, []).append(OutlineEntry(words, level, page + 1))
