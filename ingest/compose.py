"""Reading -> Document: one text with headings, sections and pages at exact offsets."""

from corpus.document import Document, Page, Section
from corpus.script import detect_language
from ingest.reading import Element, Reading


def compose(reading: Reading, name: str, title: str) -> Document:
    """Give the document `name`; `title` serves where the file has none."""
    text = _Text()
    for element in reading.elements:
        text.add(element)
    text.end_section()
    written = "".join(text.pieces)
    first_heading = next((each.text for each in reading.elements if each.kind == "heading"), "")
    return Document(
        id=name,
        title=reading.title or first_heading or title,
        kind=reading.kind or "guide",
        language=reading.language or detect_language(written),
        topics=(),
        sectors=(),
        status=reading.status or "informational",
        as_of=reading.as_of,
        sources=reading.sources,
        text=written,
        sections=tuple(text.sections),
        pages=text.pages(reading),
    )


class _Text:
    """A text that is being written, and where its sections and pages begin."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.sections: list[Section] = []
        self._length = 0
        self._previous: Element | None = None
        self._headings: list[Element] = []
        self._section_start = 0
        self._page_starts: dict[int, int] = {}

    def add(self, element: Element) -> None:
        """Write an element behind what is there."""
        if self._previous is not None:
            both_items = self._previous.kind == element.kind == "item"
            self._write("\n" if both_items else "\n\n")
        if element.kind == "heading":
            self.end_section()
            self._headings = [each for each in self._headings if each.level < element.level]
            self._headings.append(element)
            self._write("#" * min(element.level, 6) + " ")
        elif element.kind == "item":
            self._write("  " * (element.level - 1) + "- ")
        if element.page is not None:
            for page, offset in enumerate((0, *element.page_breaks), start=element.page):
                self._page_starts.setdefault(page, self._length + offset)
        self._write(element.text)
        self._previous = element
        if element.kind == "heading":
            self._section_start = self._length

    def end_section(self) -> None:
        """Close the section that is open, unless nothing was written yet."""
        if self._headings or "".join(self.pieces[-3:]).strip():
            path = tuple(each.text for each in self._headings)
            self.sections.append(Section(path, self._section_start, self._length))
        self._section_start = self._length

    def pages(self, reading: Reading) -> tuple[Page, ...]:
        """Give the pages that hold text."""
        labels = {page.number: page.label for page in reading.pages}
        return tuple(
            Page(number, labels.get(number, ""), start)
            for number, start in sorted(self._page_starts.items())
        )

    def _write(self, words: str) -> None:
        self.pieces.append(words)
        self._length += len(words)
