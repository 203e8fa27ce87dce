"""A document's text cut into leaves that a page can hold, each of whole sections where it can."""

import re
from dataclasses import dataclass

from corpus.markdown import parse_body

MOST = 20_000  # characters of a leaf, and of a part
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class Part:
    """A section's text, or as much of it as a leaf holds; only the first part has `headed`.

    `start` is its offset in the document, by which it is found.
    """

    path: tuple[str, ...]
    start: int
    text: str
    headed: bool = True


@dataclass(frozen=True)
class Leaf:
    """Consecutive parts that are shown together."""

    parts: tuple[Part, ...]

    @property
    def start(self) -> int:
        """The offset at which it begins."""
        return self.parts[0].start


def parts(text: str, title: str = "") -> list[Part]:
    """Give the parts of a document in order; a heading that is the title goes without saying."""
    document = parse_body(text)
    found: list[Part] = []
    for section in document.sections:
        path = section.path[1:] if section.path[:1] == (title,) else section.path
        if not path and not document.text[section.start : section.end].strip():
            continue
        start = section.start
        while True:
            end = _end(document.text, start, section.end)
            words = document.text[start:end].strip("\n")
            found.append(Part(path, start, words, headed=start == section.start))
            start = end
            if start >= section.end:
                break
    return found


def leaves(found: list[Part]) -> list[Leaf]:
    """Give the leaves that hold the parts."""
    made: list[list[Part]] = []
    room = 0
    for part in found:
        if not made or len(part.text) > room:
            made.append([])
            room = MOST
        made[-1].append(part)
        room -= len(part.text)
    return [Leaf(tuple(each)) for each in made]


def leaf_at(found: list[Leaf], offset: int) -> int:
    """Give the number of the leaf that holds the character at `offset`."""
    return max((n for n, leaf in enumerate(found) if leaf.start <= offset), default=0)


def _end(text: str, start: int, end: int) -> int:
    """Give where a part ends that begins at `start`: with a paragraph, where it is too long."""
    if end - start <= MOST:
        return end
    paragraphs = [each.end() for each in _PARAGRAPH.finditer(text, start + 1, start + MOST)]
    return paragraphs[-1] if paragraphs else start + MOST
