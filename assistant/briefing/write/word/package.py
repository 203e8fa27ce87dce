"""The package of a Word document: its parts beside the text, and how it becomes bytes."""

import io
import zipfile
from importlib.resources import files
from string import Template
from typing import IO

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.coreprops import CoreProperties
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.coreprops import CT_CoreProperties
from docx.package import Package

from assistant.briefing.paper import Paper
from assistant.briefing.write.word.element import root
from assistant.briefing.write.word.language import SCRIPTS, document_tag

_FIXED = (
    ("styles", CT.WML_STYLES, RT.STYLES),
    ("numbering", CT.WML_NUMBERING, RT.NUMBERING),
    ("settings", CT.WML_SETTINGS, RT.SETTINGS),
    ("fontTable", CT.WML_FONT_TABLE, RT.FONT_TABLE),
    ("theme", CT.OFC_THEME, RT.THEME),
)
# The first that a ZIP file can tell: the clock would make equal papers differ.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def new_document(paper: Paper) -> XmlPart:
    """Give the main part of a document without text, with styles, settings and properties."""
    package = Package()
    document = XmlPart(
        PackURI("/word/document.xml"), CT.WML_DOCUMENT_MAIN, root("w:document"), package
    )
    package.relate_to(document, RT.OFFICE_DOCUMENT)
    script = SCRIPTS[paper.language]
    for name, content_type, kind in _FIXED:
        text = (files("assistant.briefing.write.word") / f"{name}.xml").read_text(encoding="utf-8")
        filled = Template(text).substitute(
            serif=script.serif, sans=script.sans, language=script.tag
        )
        part = XmlPart.load(PackURI(f"/word/{name}.xml"), content_type, filled.encode(), package)
        document.relate_to(part, kind)
    _describe(package, paper)
    return document


def _describe(package: Package, paper: Paper) -> None:
    part = CorePropertiesPart(
        PackURI("/docProps/core.xml"), CT.OPC_CORE_PROPERTIES, CT_CoreProperties.new(), package
    )
    properties = CoreProperties(part.element)
    # Fields of this kind hold 255 characters.
    properties.title = paper.title[:255]
    properties.subject = paper.subtitle[:255]
    properties.language = document_tag(paper.language)
    package.relate_to(part, RT.CORE_PROPERTIES)


def save(document: XmlPart, file: IO[bytes]) -> None:
    """Write a document's package, the same bytes for the same parts."""
    timed = io.BytesIO()
    document.package.save(timed)
    with zipfile.ZipFile(timed) as read, zipfile.ZipFile(file, "w") as written:
        for name in read.namelist():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            written.writestr(entry, read.read(name), zipfile.ZIP_DEFLATED)
