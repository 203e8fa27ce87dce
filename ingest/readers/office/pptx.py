"""PPTX and PPTM: a slide is a page, its title the heading, then its text, tables and notes."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.group import GroupShape
from pptx.slide import Slide
from pptx.table import Table
from pptx.text.text import TextFrame

from ingest.errors import UnreadableError
from ingest.readers.office.archive import opened
from ingest.readers.office.grid import Grid, read_table
from ingest.readers.office.pptx_bullets import Bullets
from ingest.readers.office.pptx_chart import chart_elements
from ingest.readers.office.pptx_order import Box, reading_order
from ingest.readers.office.properties import core_properties
from ingest.reading import Element, PageReading, Reading, ReadOptions, Tick

_NAME = "pptx"
_FURNITURE = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_DATA = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}dm"


def read_pptx(path: Path, options: ReadOptions, tick: Tick) -> Reading:
    """Give the slides that are shown, in order."""
    with opened(path) as archive:
        properties = core_properties(archive, date.today())
        slides = list(Presentation(str(path)).slides)
        if len(slides) > options.limits.pages:
            raise UnreadableError(f"has more than {options.limits.pages} slides", "too large")
        elements: list[Element] = []
        pages: list[PageReading] = []
        title = ""
        for number, slide in enumerate(slides, start=1):
            tick(number - 1, len(slides))
            if slide._element.get("show") in ("0", "false"):
                pages.append(PageReading(number, reader=_NAME, note="hidden, left out"))
                continue
            reader = _SlideReader(slide, number)
            elements.extend(reader.read())
            title = title or reader.title
            pages.append(PageReading(number, reader=_NAME, note=reader.note))
        tick(len(slides), len(slides))
    return Reading(
        tuple(elements),
        reader=_NAME,
        title=title or properties.title or path.stem,
        as_of=properties.as_of,
        pages=tuple(pages),
    )


class _SlideReader:
    """One slide that is being read."""

    def __init__(self, slide: Slide, number: int) -> None:
        self.title = ""
        self.note = ""
        self._slide = slide
        self._number = number
        self._master = slide.slide_layout.slide_master._element

    def read(self) -> list[Element]:
        """Give the slide's elements; one without a title is headed by its number."""
        shapes = self._slide.shapes
        heading = shapes.title
        if heading is not None and heading.has_text_frame:
            self.title = _line(heading.text_frame.text)
        number = heading.shape_id if heading is not None else None
        rest = [shape for shape in shapes if shape.shape_id != number]
        body = [*self._shapes(rest), *self._notes()]
        if not self.title and not body:
            return []
        title = self.title or f"Slide {self._number}"
        return [Element("heading", title, page=self._number), *body]

    def _shapes(self, shapes: Iterable[BaseShape]) -> Iterator[Element]:
        listed = list(shapes)
        for box in reading_order([_box(index, shape) for index, shape in enumerate(listed)]):
            yield from self._shape(listed[box.index])

    def _shape(self, shape: BaseShape) -> Iterator[Element]:
        if isinstance(shape, GroupShape):
            yield from self._shapes(shape.shapes)
        elif shape.is_placeholder and shape.placeholder_format.type in _FURNITURE:
            return
        elif isinstance(shape, GraphicFrame):
            yield from self._frame(shape)
        elif shape.has_text_frame:
            yield from self._text(shape)

    def _text(self, shape: BaseShape) -> Iterator[Element]:
        bullets = Bullets(shape, self._master)
        frame: TextFrame = shape.text_frame  # type: ignore[attr-defined]  # as has_text_frame says
        for paragraph in frame.paragraphs:
            text = _line(paragraph.text)
            if text and bullets.has(paragraph._p, paragraph.level):
                yield Element("item", text, paragraph.level + 1, page=self._number)
            elif text:
                yield Element("paragraph", text, page=self._number)

    def _frame(self, frame: GraphicFrame) -> Iterator[Element]:
        if frame.has_table:
            yield from read_table(_table_grid(frame.table), self._number).elements
        elif frame.has_chart:
            found = chart_elements(frame.chart, self._number)
            if found is None:
                self.note = "a chart could not be read"
            yield from found or ()
        else:
            yield from self._diagram(frame)

    def _diagram(self, frame: GraphicFrame) -> Iterator[Element]:
        """Give the words of a SmartArt diagram, which stand in a part of their own."""
        for each in frame._element.iter(f"{_DIAGRAM}relIds"):
            data = self._slide.part.related_part(each.get(_DATA, ""))
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            for point in etree.fromstring(data.blob, parser).iter(f"{_DIAGRAM}pt"):
                text = _line("".join(word.text or "" for word in point.iter(_TEXT)))
                if text:
                    yield Element("item", text, page=self._number)

    def _notes(self) -> Iterator[Element]:
        if not self._slide.has_notes_slide:
            return
        frame = self._slide.notes_slide.notes_text_frame
        for paragraph in frame.paragraphs if frame is not None else ():
            text = _line(paragraph.text)
            if text:
                yield Element("paragraph", text, page=self._number)


def _box(index: int, shape: BaseShape) -> Box:
    left, top = shape.left or 0, shape.top or 0
    return Box(index, left, top, left + (shape.width or 0), top + (shape.height or 0))


def _table_grid(table: Table) -> Grid:
    rows = [[_line(cell.text) for cell in row.cells] for row in table.rows]
    joined: set[tuple[int, int]] = set()
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row.cells):
            if not cell.is_merge_origin:
                continue
            for down in range(r, min(r + cell.span_height, len(rows))):
                for across in range(c, min(c + cell.span_width, len(rows[down]))):
                    rows[down][across] = rows[r][c]
                    joined |= {(down, across)} if across > c else set()
    return Grid(rows, frozenset(joined), header=int(table.first_row))


def _line(text: str) -> str:
    return " ".join(text.split())
