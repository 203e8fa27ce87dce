"""The main content of a pruned web page -> elements in reading order."""

import re
from dataclasses import dataclass

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from ingest.readers.web.tables import data_table
from ingest.reading import Element

_SPACE = re.compile(r"[\s\u00a0]+")
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu ol p pre section "
    "summary table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_ENDED = re.compile(r"[.!?;:。！？；：]\s*$")
_BOLD = frozenset(("b", "strong"))
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_DEEPEST = 6
_OPENERS = [*_HEADINGS, "summary", "button"]


@dataclass(frozen=True)
class Block:
    """An element, and whether all its words are a link or are bold."""

    element: Element
    linked: bool = False
    bold: bool = False


def html_blocks(content: Tag) -> list[Block]:
    """Give the blocks of a part of a page, without recursion: pages may be thousands deep."""
    writer = _Writer()
    stack: list[tuple[PageElement, bool]] = [(content, True)]
    while stack:
        node, entering = stack.pop()
        if not isinstance(node, Tag):
            if type(node) is NavigableString:
                writer.write(str(node))
        elif not entering:
            writer.leave(node)
        elif writer.enter(node):
            stack.append((node, False))
            stack += [(child, True) for child in reversed(node.contents)]
    writer.close()
    return writer.blocks


class _Writer:
    """The blocks so far, the one that is being written, and where in the page that is."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._words: list[str] = []
        self._letters = self._linked = self._bold = 0
        self._links = self._bolds = self._preformatted = 0
        self._headings: list[int] = []
        self._items: list[bool] = []
        self._last_heading = 1
        self._defined: set[int] = set()

    def write(self, words: str) -> None:
        """Add words to the block that is open."""
        if self._preformatted and _EMPTY_LINE.search(words):
            for part in _EMPTY_LINE.split(words):
                self.close()
                self._words.append(part)
            return
        letters = sum(map(str.isalnum, words))
        self._words.append(words)
        self._letters += letters
        self._linked += letters if self._links else 0
        self._bold += letters if self._bolds else 0

    def enter(self, node: Tag) -> bool:
        """Begin a tag; False if nothing in it is to be read."""
        name = node.name
        if name == "br":
            self._break(node)
            return False
        if name in _BLOCKS or _is_heading(node):
            self.close()
        if id(node) in self._defined:
            return False
        if name == "table":
            table = data_table(node)
            if table is not None:
                self._table(node, table)
                return False
        if name == "dt":
            definition = self._definition(node)
            if definition:
                self.blocks.append(Block(Element("item", definition, self._depth() + 1)))
                return False
        self._links += name == "a"
        self._bolds += name in _BOLD
        self._preformatted += name == "pre"
        if name in ("li", "dd"):
            # An accordion's list holds sections, not items.
            self._items.append(len(self._items) > _DEEPEST or node.find(_OPENERS) is None)
        if _is_heading(node):
            self._headings.append(self._level(node))
        return True

    def leave(self, node: Tag) -> None:
        """End a tag."""
        name = node.name
        if name in _BLOCKS or _is_heading(node):
            self.close()
        self._links -= name == "a"
        self._bolds -= name in _BOLD
        self._preformatted -= name == "pre"
        if name in ("li", "dd"):
            self._items.pop()
        if _is_heading(node):
            self._headings.pop()

    def close(self) -> None:
        """Finish the block that is open."""
        text = _SPACE.sub(" ", _INVISIBLE.sub("", "".join(self._words))).strip()
        if text:
            linked = 0 < self._letters == self._linked
            bold = 0 < self._letters == self._bold
            self.blocks.append(Block(self._element(text), linked, bold))
        self._words = []
        self._letters = self._linked = self._bold = 0

    def _element(self, text: str) -> Element:
        if self._headings:
            return Element("heading", text, self._headings[-1])
        if self._items and self._items[-1]:
            return Element("item", text, self._depth())
        return Element("paragraph", text)

    def _depth(self) -> int:
        return min(sum(self._items), _DEEPEST)

    def _level(self, node: Tag) -> int:
        stated = str(node.get("aria-level") or "")
        if node.name in _HEADINGS:
            self._last_heading = _HEADINGS[node.name]
            return self._last_heading
        if stated.isdecimal():
            self._last_heading = max(1, min(int(stated), _DEEPEST))
            return self._last_heading
        return min(_DEEPEST, max(2, self._last_heading + 1))

    def _break(self, node: Tag) -> None:
        """Take a line break as a paragraph's end after a sentence, or if there are two."""
        following = node.next_sibling
        while type(following) is NavigableString and not following.strip():
            following = following.next_sibling
        twice = isinstance(following, Tag) and following.name == "br"
        ended = _ENDED.search("".join(self._words[-2:])) is not None
        if (twice or ended) and not self._headings:
            self.close()
        else:
            self._words.append(" ")

    def _table(self, node: Tag, table: str) -> None:
        caption = node.find("caption")
        words = _line(caption) if isinstance(caption, Tag) else ""
        if words:
            self.blocks.append(Block(Element("paragraph", words)))
        self.blocks.append(Block(Element("table", table)))

    def _definition(self, term: Tag) -> str:
        """Give a term with its meaning, if each is a line and the only one of the other."""
        meaning = term.find_next_sibling()
        if not isinstance(meaning, Tag) or meaning.name != "dd":
            return ""
        following = meaning.find_next_sibling()
        if isinstance(following, Tag) and following.name == "dd":
            return ""
        blocks = [*_BLOCKS, "br", "button"]
        if term.find(blocks) is not None or meaning.find(blocks) is not None:
            return ""
        name, words = _line(term), _line(meaning)
        if not name or not words:
            return ""
        self._defined.add(id(meaning))
        return f"{name} {words}" if _ENDED.search(name) else f"{name}: {words}"


def _is_heading(node: Tag) -> bool:
    if node.name in _HEADINGS:
        return True
    if node.name == "button" or node.get("role") == "heading" or node.name == "summary":
        # A heading may hold the button that opens its panel; that is one heading.
        return node.find_parent([*_HEADINGS, "summary", "button"]) is None
    return False


def _line(tag: Tag) -> str:
    return _SPACE.sub(" ", _INVISIBLE.sub("", tag.get_text())).strip()
