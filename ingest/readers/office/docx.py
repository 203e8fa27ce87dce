"""DOCX and DOCM: headings, paragraphs, lists, tables and notes in the order of the document."""

import posixpath
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from lxml import etree

from ingest.errors import UnreadableError
from ingest.readers.office.archive import opened, part
from ingest.readers.office.docx_styles import Styles, W, value
from ingest.readers.office.docx_tables import row_cells, table_grid, table_rows
from ingest.readers.office.docx_text import NoteMark, chosen, is_placeholder, paragraph_text
from ingest.readers.office.grid import read_table
from ingest.readers.office.properties import core_properties
from ingest.reading import Element, Reading, ReadOptions, Tick

_NAME = "docx"
_MAIN = "/officeDocument"  # end of the relationship's type
_PARTS_A_TICK = 500
_LONGEST_HEADING = 200  # characters; whole paragraphs are put in heading styles for their number
# Deleted or moved away, a second version of a drawing, properties.
_LEFT_OUT = {f"{W}{name}" for name in ("del", "moveFrom", "sectPr", "sdtPr", "sdtEndPr")}
_CONTENTS = "Table of Contents"
_NOTE_NAMES = {"footnote": "Note", "endnote": "Endnote"}


def read_docx(path: Path, options: ReadOptions, tick: Tick) -> Reading:
    """Give the text of a Word document; headers, footers, comments and deletions are left out."""
    with opened(path) as archive:
        name = _main_part(archive)
        folder = posixpath.dirname(name)
        main = part(archive, name)
        body = main.find(f"{W}body") if main is not None else None
        if body is None:
            raise UnreadableError("holds no Word document; save it again as .docx")
        styles = Styles(part(archive, f"{folder}/styles.xml"))
        notes = {
            kind: _notes(part(archive, f"{folder}/{kind}s.xml"), styles) for kind in _NOTE_NAMES
        }
        reader = _Body(styles, notes)
        for index, each in enumerate(body):
            if index % _PARTS_A_TICK == 0:
                tick(0, 1)
            reader.read([each])
        reader.add_notes()
        properties = core_properties(archive, date.today())
    return Reading(
        tuple(reader.elements),
        reader=_NAME,
        title=reader.title or properties.title,
        as_of=properties.as_of,
    )


def _main_part(archive: zipfile.ZipFile) -> str:
    root = part(archive, "_rels/.rels")
    for each in root if root is not None else ():
        if each.get("Type", "").endswith(_MAIN):
            return each.get("Target", "").lstrip("/")
    return "word/document.xml"


def _notes(root: etree._Element | None, styles: Styles) -> dict[str, str]:
    return {
        note.get(f"{W}id", ""): " ".join(
            filter(None, (paragraph_text(each, styles).text for each in note.iter(f"{W}p")))
        )
        for note in (root if root is not None else ())
    }


class _Body:
    """The elements of a body so far, and the notes that wait for the end of a paragraph or list."""

    def __init__(self, styles: Styles, notes: dict[str, dict[str, str]]) -> None:
        self.elements: list[Element] = []
        self.title = ""
        self._styles = styles
        self._notes = notes
        self._waiting: list[str] = []
        self._numbers = dict.fromkeys(notes, 0)

    def read(self, content: Sequence[etree._Element] | etree._Element) -> None:
        """Add what stands in a body, cell or text box."""
        for each in content:
            if each.tag == f"{W}p":
                self._paragraph(each)
            elif each.tag == f"{W}tbl":
                self._table(each)
            elif each.tag in _LEFT_OUT or (each.tag == f"{W}sdt" and _says_nothing(each)):
                continue
            else:
                self.read(list(chosen(each)))

    def add_notes(self) -> None:
        """Add the notes to what was read last."""
        self.elements.extend(Element("paragraph", note) for note in self._waiting)
        self._waiting.clear()

    def _paragraph(self, paragraph: etree._Element) -> None:
        found = paragraph_text(paragraph, self._styles)
        if found.text and not self._styles.is_contents(paragraph):
            self._add(self._element(paragraph, found.text))
            if not self.title and self._styles.is_title(paragraph):
                self.title = found.text
        self._wait(found.notes)
        for box in found.boxes:
            self.read(box)

    def _element(self, paragraph: etree._Element, text: str) -> Element:
        level = self._styles.heading_level(paragraph)
        if level is not None and len(text) <= _LONGEST_HEADING:
            return Element("heading", text, level)
        depth = self._styles.item_depth(paragraph)
        return Element("item", text, depth) if depth is not None else Element("paragraph", text)

    def _add(self, element: Element) -> None:
        # A note between two items would tear the list from the words that lead to it.
        if element.kind != "item":
            self.add_notes()
        self.elements.append(element)

    def _table(self, table: etree._Element) -> None:
        rows = [list(row_cells(row)) for row in table_rows(table)]
        if all(len(cells) < 2 for cells in rows):  # a frame around text
            for cell in (cell for cells in rows for cell in cells):
                self.read(cell)
            return
        notes: list[NoteMark] = []
        grid = table_grid(table, lambda cell: self._cell(cell, notes))
        for element in read_table(grid).elements:
            self._add(element)
        self._wait(notes)

    def _cell(self, cell: etree._Element, notes: list[NoteMark]) -> str:
        text = ""
        for each in cell:
            if each.tag == f"{W}p":
                found = paragraph_text(each, self._styles)
                notes.extend(found.notes)
                boxes = (self._cell(box, notes) for box in found.boxes)
                words = " ".join(filter(None, (found.text, *boxes)))
                listed = self._styles.item_depth(each) is not None
            elif each.tag == f"{W}tbl":
                inner = table_grid(each, lambda cell: self._cell(cell, notes))
                words = "; ".join(", ".join(filter(None, row)) for row in inner.rows)
                listed = True
            elif each.tag in _LEFT_OUT or (each.tag == f"{W}sdt" and is_placeholder(each)):
                continue
            else:
                words, listed = self._cell(each, notes), False
            separator = "; " if listed else " "
            text = separator.join(filter(None, (text, words)))
        return text

    def _wait(self, marks: Sequence[NoteMark]) -> None:
        for mark in marks:
            self._numbers[mark.kind] += 1
            text = self._notes[mark.kind].get(mark.id)
            if text:
                number = self._numbers[mark.kind]
                self._waiting.append(f"{_NOTE_NAMES[mark.kind]} {number}: {text}")


def _says_nothing(control: etree._Element) -> bool:
    gallery = value(control, "sdtPr", "docPartObj", "docPartGallery")
    return gallery == _CONTENTS or is_placeholder(control)
