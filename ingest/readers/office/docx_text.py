"""A Word paragraph -> its words, as they are printed, and what is anchored in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from ingest.readers.office.docx_styles import Styles, W, child

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WORDS = {f"{W}t", f"{_MATH}t"}
_SPACES = {f"{W}tab", f"{W}br", f"{W}cr", f"{W}ptab"}
# Deleted, moved away, field codes, the reading above a character, properties.
_LEFT_OUT = {
    f"{W}{name}"
    for name in ("del", "moveFrom", "instrText", "delText", "rt", "pPr", "rPr", "sdtPr", "tblPr")
}


@dataclass(frozen=True)
class NoteMark:
    """A mark in the text that stands for a note: "footnote" or "endnote", and its id."""

    kind: str
    id: str


@dataclass
class ParagraphText:
    """One line of text, the notes to it, and the text boxes that hang on it."""

    text: str = ""
    notes: list[NoteMark] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)


def paragraph_text(paragraph: etree._Element, styles: Styles) -> ParagraphText:
    """Give the visible words of a paragraph."""
    found = ParagraphText()
    if not styles.hides(paragraph, "pPr", "pStyle"):
        found.text = " ".join("".join(_pieces(paragraph, styles, found)).split())
    return found


def chosen(element: etree._Element) -> Iterable[etree._Element]:
    """Give the children to be read: of a drawing in two versions only the first."""
    if element.tag == f"{_CHOICE}AlternateContent":
        return list(element)[:1]
    return element


def is_placeholder(element: etree._Element) -> bool:
    """Tell whether a content control only says what should be filled in."""
    return child(element, "sdtPr", "showingPlcHdr") is not None


def _pieces(element: etree._Element, styles: Styles, found: ParagraphText) -> Iterable[str]:
    for each in chosen(element):
        tag = each.tag
        if tag in _WORDS:
            yield each.text or ""
        elif tag in _SPACES:
            yield " "
        elif tag == f"{W}noBreakHyphen":
            yield "-"
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            kind = "footnote" if tag == f"{W}footnoteReference" else "endnote"
            found.notes.append(NoteMark(kind, each.get(f"{W}id", "")))
        elif tag == f"{W}txbxContent":
            found.boxes.append(each)
        elif tag in _LEFT_OUT or (tag == f"{W}r" and styles.hides(each, "rPr", "rStyle")):
            continue
        elif tag != f"{W}sdt" or not is_placeholder(each):
            yield from _pieces(each, styles, found)
