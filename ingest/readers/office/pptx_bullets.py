"""Whether a paragraph on a slide has a bullet: by itself, its shape, the layout or the master."""

from collections.abc import Iterator

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.shapes.base import BaseShape

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_BULLETS = {f"{_A}buChar", f"{_A}buAutoNum", f"{_A}buBlip"}
_NO_BULLET = f"{_A}buNone"
_LISTS = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY)


class Bullets:
    """The bullets of one shape's paragraphs, by level."""

    def __init__(self, shape: BaseShape, master: etree._Element) -> None:
        self._sources = list(_list_styles(shape, master))

    def has(self, paragraph: etree._Element, level: int) -> bool:
        """Tell whether a paragraph of a level (0 is the highest) has a bullet."""
        own = paragraph.find(f"{_A}pPr")
        styles = (source.find(f"{_A}lvl{level + 1}pPr") for source in self._sources)
        for properties in (own, *styles):
            for each in properties if properties is not None else ():
                if each.tag in _BULLETS:
                    return True
                if each.tag == _NO_BULLET:
                    return False
        return False


def _list_styles(shape: BaseShape, master: etree._Element) -> Iterator[etree._Element]:
    above: object = shape
    while isinstance(above, BaseShape):
        yield from above._element.iterfind(f"{_P}txBody/{_A}lstStyle")
        # python-pptx has no public way from a placeholder to the one that it inherits from.
        above = getattr(above, "_base_placeholder", None)
    if shape.is_placeholder and shape.placeholder_format.type in _LISTS:
        yield from master.iterfind(f"{_P}txStyles/{_P}bodyStyle")
