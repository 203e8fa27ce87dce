"""What a paragraph's style and properties make of it: heading, list item, contents, hidden."""

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off")
_HEADING = re.compile(r"(?:heading|标题|標題|título|titre|überschrift) ?([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|标题|標題", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录|目錄) ?(?:\d|heading)|table of (?:figures|authorities)", re.I)
_LIST_DEPTH = re.compile(r"list (?:bullet|number)(?: ([2-9]))?", re.IGNORECASE)
_BODY_LEVEL = 10  # outline level 9 in the file: text that is in no outline


class Styles:
    """The styles of a document; without the part for them all is body text."""

    def __init__(self, root: etree._Element | None) -> None:
        found = root.findall(f"{W}style") if root is not None else []
        self._by_id = {style.get(f"{W}styleId", ""): style for style in found}
        self._default = next(
            (
                style.get(f"{W}styleId", "")
                for style in found
                if style.get(f"{W}type") == "paragraph"
                and style.get(f"{W}default") in ("1", "true")
            ),
            "",
        )
        self._chain = cache(self._based_on)

    def is_title(self, paragraph: etree._Element) -> bool:
        """Tell whether a paragraph is the document's title."""
        return any(_TITLE.fullmatch(name) for name in self._names(paragraph))

    def is_contents(self, paragraph: etree._Element) -> bool:
        """Tell whether a paragraph is a line of a table of contents."""
        return any(_CONTENTS.match(name) for name in self._names(paragraph))

    def heading_level(self, paragraph: etree._Element) -> int | None:
        """Give the level of a heading, None for other text."""
        direct = value(paragraph, "pPr", "outlineLvl")
        if direct.isdigit():
            return _outline(direct)
        for style in self._of(paragraph):
            name = value(style, "name")
            match = _HEADING.fullmatch(name)
            if match:
                return int(match.group(1))
            if _TITLE.fullmatch(name):
                return 1
            level = value(style, "pPr", "outlineLvl")
            if level.isdigit():
                return _outline(level)
        return None

    def item_depth(self, paragraph: etree._Element) -> int | None:
        """Give the depth of a list item, None for other text."""
        direct = child(paragraph, "pPr", "numPr")
        if direct is not None:
            return _depth(direct)
        for style in self._of(paragraph):
            numbered = child(style, "pPr", "numPr")
            match = _LIST_DEPTH.fullmatch(value(style, "name"))
            if match:
                return int(match.group(1) or 1)
            if numbered is not None:
                return _depth(numbered)
        return None

    def hides(self, owner: etree._Element, properties: str, style: str) -> bool:
        """Tell whether a run or paragraph is hidden, by itself or by its style."""
        own = child(owner, "rPr", "vanish") if properties == "rPr" else None
        if own is not None:
            return own.get(f"{W}val", "1") not in _OFF
        for each in self._chain(value(owner, properties, style)):
            vanish = child(each, "rPr", "vanish")
            if vanish is not None:
                return vanish.get(f"{W}val", "1") not in _OFF
        return False

    def _names(self, paragraph: etree._Element) -> Iterator[str]:
        return (value(style, "name") for style in self._of(paragraph))

    def _of(self, paragraph: etree._Element) -> tuple[etree._Element, ...]:
        return self._chain(value(paragraph, "pPr", "pStyle") or self._default)

    def _based_on(self, name: str) -> tuple[etree._Element, ...]:
        chain: dict[str, etree._Element] = {}
        while name in self._by_id and name not in chain:  # a damaged file may go in a circle
            chain[name] = self._by_id[name]
            name = value(chain[name], "basedOn")
        return tuple(chain.values())


def child(element: etree._Element, *names: str) -> etree._Element | None:
    """Give the element at the end of a path of Word names, None where there is none."""
    return element.find("/".join(f"{W}{name}" for name in names))


def value(element: etree._Element, *names: str) -> str:
    """Give the value of the element at the end of a path of Word names, or nothing."""
    found = child(element, *names)
    return (found.get(f"{W}val") or "").strip() if found is not None else ""


def _outline(level: str) -> int | None:
    return int(level) + 1 if int(level) + 1 < _BODY_LEVEL else None


def _depth(numbered: etree._Element) -> int | None:
    # List 0 takes the number away that the style would give.
    if value(numbered, "numId") == "0":
        return None
    level = value(numbered, "ilvl")
    return int(level) + 1 if level.isdigit() else 1
