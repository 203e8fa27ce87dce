"""A paper -> DOCX, with the styles, footnotes, fields and tables that Word itself makes."""

from itertools import count
from typing import IO

from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.briefing.paper import (
    Block,
    Bullets,
    Contents,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    ParagraphStyle,
    Table,
)
from assistant.briefing.write.keep import stays_with_next
from assistant.briefing.write.marks import Marks
from assistant.briefing.write.printable import printable
from assistant.briefing.write.word.contents import bookmark_name, contents
from assistant.briefing.write.word.element import element, paragraph
from assistant.briefing.write.word.footnotes import add_footnotes
from assistant.briefing.write.word.inline import Inline
from assistant.briefing.write.word.package import new_document, save
from assistant.briefing.write.word.page import TEXT_WIDTH, page
from assistant.briefing.write.word.tables import table_of

_STYLES: dict[ParagraphStyle, str] = {
    "plain": "Normal",
    "lead": "Lead",
    "note": "Note",
    "warning": "Warning",
}


def docx(paper: Paper, file: IO[bytes]) -> None:
    """Write the paper as a Word document; equal papers give equal bytes."""
    paper = printable(paper)
    document = new_document(paper)
    marks = Marks()
    inline = Inline(document, paper.language, marks)
    body = element(
        "w:body",
        children=[
            paragraph("Title", [inline.text(paper.title)]),
            paragraph("Subtitle", [inline.text(paper.subtitle)]),
            *_Body(paper, inline).blocks(),
            page(document, paper.running, inline),
        ],
    )
    document.element.append(body)
    add_footnotes(document, paper, marks)
    save(document, file)


class _Body:
    def __init__(self, paper: Paper, inline: Inline) -> None:
        self._paper = paper
        self._inline = inline
        self._headings = [block for block in paper.blocks if isinstance(block, Heading)]
        self._heading = count()
        self._new_page = False

    def blocks(self) -> list[BaseOxmlElement]:
        blocks = self._paper.blocks
        return [
            each
            for block, following in zip(blocks, (*blocks[1:], None), strict=True)
            for each in self._block(block, following)
        ]

    def _block(self, block: Block, following: Block | None) -> list[BaseOxmlElement]:
        match block:
            case Heading():
                name = bookmark_name(next(self._heading))
                words = self._inline.bookmark(name, [self._inline.text(block.text)])
                return [self._paragraph(f"Heading{block.level}", words)]
            case Paragraph():
                keep = stays_with_next(block, following)
                runs = self._inline.runs(block.runs)
                return [self._paragraph(_STYLES[block.style], runs, keep)]
            case Bullets():
                return [
                    self._paragraph("ListBullet", self._inline.runs(item)) for item in block.items
                ]
            case Table():
                before = [self._paragraph("TableGap", [])] if self._new_page else []
                # A table needs a paragraph after it, or a second one would run into it.
                after = paragraph("TableGap", [])
                return [*before, table_of(block, TEXT_WIDTH, self._inline), after]
            case PageBreak():
                self._new_page = True
                return []
            case Contents():
                title = [self._inline.text(self._paper.contents_title)]
                over = self._paragraph("TOCHeading", title)
                return [contents(over, self._headings, self._inline)]

    def _paragraph(
        self, style: str, children: list[BaseOxmlElement], keep: bool = False
    ) -> BaseOxmlElement:
        properties = [element("w:keepNext")] if keep else []
        if self._new_page:
            # A break in a paragraph of its own would leave an empty line on the new page.
            properties += [element("w:pageBreakBefore"), element("w:spacing", {"w:before": "0"})]
        self._new_page = False
        return paragraph(style, children, properties)
