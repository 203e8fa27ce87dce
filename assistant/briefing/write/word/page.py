"""The pages of a document: A4, the running line above, the page's number below."""

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.briefing.write.word.element import element, paragraph, root, text_run
from assistant.briefing.write.word.field import field
from assistant.briefing.write.word.inline import Inline

# In twentieths of a point.
_WIDTH, _HEIGHT = 11906, 16838
_SIDE = 1531
TEXT_WIDTH = _WIDTH - 2 * _SIDE
_MARGINS = {
    "top": 1531,
    "right": _SIDE,
    "bottom": 1361,
    "left": _SIDE,
    "header": 737,
    "footer": 624,
    "gutter": 0,
}


def page(document: XmlPart, running: str, inline: Inline) -> BaseOxmlElement:
    """Give a document its header and footer; give the section that refers to them."""
    header = root("w:hdr", [paragraph("Header", [inline.text(running)])])
    number = [*field("PAGE", "1"), text_run(" / "), *field("NUMPAGES", "1")]
    footer = root("w:ftr", [paragraph("Footer", number)])
    above = _relate(document, "header1", CT.WML_HEADER, RT.HEADER, header)
    below = _relate(document, "footer1", CT.WML_FOOTER, RT.FOOTER, footer)
    margins = {f"w:{name}": str(value) for name, value in _MARGINS.items()}
    return element(
        "w:sectPr",
        children=[
            element("w:headerReference", {"w:type": "default", "r:id": above}),
            element("w:footerReference", {"w:type": "default", "r:id": below}),
            element("w:pgSz", {"w:w": str(_WIDTH), "w:h": str(_HEIGHT)}),
            element("w:pgMar", margins),
        ],
    )


def _relate(
    document: XmlPart, name: str, content_type: str, kind: str, content: BaseOxmlElement
) -> str:
    part = XmlPart(PackURI(f"/word/{name}.xml"), content_type, content, document.package)
    return document.relate_to(part, kind)
