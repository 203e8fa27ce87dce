"""The footnotes of a document: a part of its own, to which the marks refer."""

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.briefing.paper import Paper
from assistant.briefing.write.marks import Marks
from assistant.briefing.write.word.element import (
    element,
    paragraph,
    root,
    run_of,
    styled,
    text_run,
)
from assistant.briefing.write.word.inline import REFERENCE, Inline

STYLE = "FootnoteText"
# By the numbers that settings.xml names: the lines above notes, and above notes carried over.
_SEPARATORS = {"-1": "separator", "0": "continuationSeparator"}


def add_footnotes(document: XmlPart, paper: Paper, marks: Marks) -> None:
    """Give a document the paper's notes, after all marks of its blocks."""
    notes = XmlPart(
        PackURI("/word/footnotes.xml"),
        CT.WML_FOOTNOTES,
        root("w:footnotes", [_separator(number, kind) for number, kind in _SEPARATORS.items()]),
        document.package,
    )
    inline = Inline(notes, paper.language, marks)
    for number, runs in paper.notes.items():
        mark = run_of(element("w:footnoteRef"), styled(REFERENCE))
        words = paragraph(STYLE, [mark, text_run(" "), *inline.runs(runs)])
        notes.element.append(element("w:footnote", {"w:id": str(number)}, [words]))
    document.relate_to(notes, RT.FOOTNOTES)


def _separator(number: str, kind: str) -> BaseOxmlElement:
    spacing = element("w:spacing", {"w:after": "0", "w:line": "240", "w:lineRule": "auto"})
    line = paragraph(STYLE, [run_of(element(f"w:{kind}"))], [spacing])
    return element("w:footnote", {"w:type": kind, "w:id": number}, [line])
