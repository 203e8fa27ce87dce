"""Elements of WordprocessingML."""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement


def element(
    tag: str,
    attributes: Mapping[str, str] | None = None,
    children: Iterable[BaseOxmlElement] = (),
) -> BaseOxmlElement:
    """Give an element such as `w:p`; its attributes are named alike."""
    named = {qn(name): value for name, value in (attributes or {}).items()}
    made = cast(BaseOxmlElement, OxmlElement(tag, named))
    made.extend(children)
    return made


def valued(tag: str, value: str) -> BaseOxmlElement:
    """Give an element that is nothing but a value."""
    return element(tag, {"w:val": value})


def root(tag: str, children: Iterable[BaseOxmlElement] = ()) -> BaseOxmlElement:
    """Give an element that begins a part: it declares the name spaces that the others use."""
    spaces = {prefix: nsmap[prefix] for prefix in ("w", "r")}
    made = cast(BaseOxmlElement, OxmlElement(tag, nsdecls=spaces))
    made.extend(children)
    return made


def paragraph(
    style: str,
    children: Iterable[BaseOxmlElement],
    properties: Iterable[BaseOxmlElement] = (),
) -> BaseOxmlElement:
    """Give a paragraph of a style; further properties stand in the order of the schema."""
    about = element("w:pPr", children=[valued("w:pStyle", style), *properties])
    return element("w:p", children=[about, *children])


def run_of(child: BaseOxmlElement, properties: Sequence[BaseOxmlElement] = ()) -> BaseOxmlElement:
    """Give a run that holds a child; its properties stand in the order of the schema."""
    about = [element("w:rPr", children=properties)] if properties else []
    return element("w:r", children=[*about, child])


def text_run(text: str, properties: Sequence[BaseOxmlElement] = ()) -> BaseOxmlElement:
    """Give a run of text."""
    words = element("w:t", {"xml:space": "preserve"})
    words.text = text
    return run_of(words, properties)


def styled(style: str | None) -> list[BaseOxmlElement]:
    """Give the properties of a run in a style."""
    return [valued("w:rStyle", style)] if style else []
