"""How well PDFs are read: outcomes, speed, whether sentences stand on their pages, headers left.

    python benchmarks/pdf_pages.py [folder] [--passwords FILE] [--no-ocr]

Sentences are looked for in what pypdfium2 gives for their page, which did not make them wherever
the page was read by pypdf.
"""

import argparse
import random
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2

from ingest.errors import UnreadableError
from ingest.readers.pdf.pdf import read_pdf
from ingest.reading import Element, Reading, ReadOptions
from ingest.sentences import sentence_spans

SENTENCES = 40  # a file, drawn at random
SHORTEST = 15  # letters; shorter ones stand on many pages
LONG_FILE = 20  # pages: shorter ones have no running headers to speak of
HEADER_SHARE = 0.3  # of the pages that have a line at the same place
EDGE = 7  # lines at the top and at the bottom that may be headers


@dataclass
class Sums:
    """What is counted over all files."""

    outcomes: Counter[str] = field(default_factory=Counter)
    readers: Counter[str] = field(default_factory=Counter)
    pages: int = 0
    seconds: float = 0.0
    text_pages: int = 0
    text_seconds: float = 0.0
    sentences: int = 0
    on_page: int = 0
    headers: int = 0
    missed: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Sentence:
    """A sentence and the page that its document says it begins on."""

    text: str
    page: int
    next_page: str  # what of it stands behind a page's end


def main() -> None:
    """Read every PDF below the folder and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/real"))
    parser.add_argument("--passwords", type=Path, help="file with one password a line")
    parser.add_argument("--no-ocr", action="store_true")
    arguments = parser.parse_args()
    passwords: tuple[str, ...] = ()
    if arguments.passwords is not None:
        passwords = tuple(arguments.passwords.read_text(encoding="utf-8").split())
    options = ReadOptions(passwords, ocr=not arguments.no_ocr)
    sums = Sums()
    for path in sorted(arguments.folder.rglob("*.pdf")):
        measure(path, options, sums)
    sys.stdout.write("\n".join(table(sums)) + "\n")


def measure(path: Path, options: ReadOptions, sums: Sums) -> None:
    """Read one file and add what it gives."""
    started = time.perf_counter()
    try:
        reading = read_pdf(path, options, lambda done, total: None)
    except UnreadableError as error:
        sums.outcomes[error.problem] += 1
        return
    seconds = time.perf_counter() - started
    sums.outcomes["read"] += 1
    sums.readers.update(page.problem or page.reader for page in reading.pages)
    sums.pages += len(reading.pages)
    sums.seconds += seconds
    if all(page.reader == "pypdf" for page in reading.pages):
        sums.text_pages += len(reading.pages)
        sums.text_seconds += seconds
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return  # with a password: its sentences are not looked for
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    look_for_sentences(path, reading, pages, sums)
    if len(pages) >= LONG_FILE:
        sums.headers += headers_left(reading.elements, pages)


def look_for_sentences(path: Path, reading: Reading, pages: Sequence[str], sums: Sums) -> None:
    """Draw sentences and look for each on its page."""
    by_ocr = {page.number for page in reading.pages if page.reader == "ocr"}
    found = [s for s in sentences(reading.elements) if s.page not in by_ocr]
    drawn = random.Random(7).sample(found, min(SENTENCES, len(found)))
    there = [letters(page) for page in pages]
    for each in drawn:
        first = each.text[: len(each.text) - len(each.next_page)]
        good = letters(first) in there[each.page - 1]
        if each.next_page:
            good = good and letters(each.next_page) in "".join(there[each.page : each.page + 3])
        sums.sentences += 1
        sums.on_page += good
        if not good:
            sums.missed.append(f"{path.name} p. {each.page}: {each.text[:70]}")


def sentences(elements: Sequence[Element]) -> Iterator[Sentence]:
    """Give the sentences of paragraphs, items and headings with their pages."""
    for element in elements:
        if element.kind == "table" or element.page is None:
            continue
        for start, end in sentence_spans(element.text, 0, len(element.text)):
            text = element.text[start:end]
            if len(letters(text)) < SHORTEST or "…" in text:
                continue
            page = element.page + sum(offset <= start for offset in element.page_breaks)
            inner = [offset for offset in element.page_breaks if start < offset < end]
            yield Sentence(text, page, element.text[inner[0] : end] if inner else "")


def headers_left(elements: Sequence[Element], pages: Sequence[str]) -> int:
    """Count the elements that are, or begin or end with, a line that many pages have."""
    counts: Counter[tuple[int, str]] = Counter()
    for page in pages:
        lines = [shape(line) for line in page.splitlines() if line.strip()]
        counts.update(enumerate(lines[:EDGE]))
        counts.update((-index, line) for index, line in enumerate(lines[: -EDGE - 1 : -1], 1))
    running = {x for (_, x), n in counts.items() if n > HEADER_SHARE * len(pages) and len(x) > 1}
    left = 0
    for element in elements:
        words = shape(element.text)
        if element.page == 1 or element.kind == "table":
            continue
        left += any(
            words == line or words.startswith(line + " ") or words.endswith(" " + line)
            for line in running
        )
    numbers = re.compile(r"\d{1,3}")
    return left + sum(numbers.fullmatch(element.text) is not None for element in elements)


def shape(line: str) -> str:
    """Give a line with figures and Roman numbers as signs."""
    return " ".join(re.sub(r"\b(?:\d\S*|[IVX]+)\b", "#", line).split())


def letters(text: str) -> str:
    """Give letters and digits alone, in one form."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def table(sums: Sums) -> Iterator[str]:
    """Give the lines of the table."""
    for name, counts in (("files", sums.outcomes), ("pages", sums.readers)):
        listed = ", ".join(f"{key} {count}" for key, count in counts.most_common())
        yield f"{name:<28}{sum(counts.values()):>6}  {listed}"
    yield f"{'pages/s, all':<28}{sums.pages / max(sums.seconds, 1e-9):>6.0f}"
    yield f"{'pages/s, text by pypdf':<28}{sums.text_pages / max(sums.text_seconds, 1e-9):>6.0f}"
    share = sums.on_page / max(sums.sentences, 1)
    yield f"{'sentences on their page':<28}{share:>6.1%}  {sums.on_page} of {sums.sentences}"
    yield f"{'running headers left':<28}{sums.headers:>6}"
    yield from (f"  not found: {missed}" for missed in sums.missed[:20])


if __name__ == "__main__":
    main()
