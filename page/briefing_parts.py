"""A briefing -> the parts that the page shows one below the other, each with its sources."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.briefing.briefing import Briefing, Section
from assistant.briefing.layout import layout
from assistant.briefing.paper import Block, Contents, Heading, PageBreak, marks_in_order
from assistant.briefing.write.printable import printable


@dataclass(frozen=True)
class Part:
    """The first page (no `section`) or a section, as every format shows it.

    `turn` is what the part has in the ids of its sources where a conversation's turn has its
    number: a turn counts from 0 up, a part from -1 down.
    """

    turn: int
    title: str
    blocks: tuple[Block, ...]
    section: Section | None = None

    @property
    def cited(self) -> list[int]:
        """The numbers of its marks, in the order in which they first stand."""
        return marks_in_order(self.blocks)

    @property
    def says_something(self) -> bool:
        """Whether it has words of documents, and not only remarks on those of other parts."""
        section = self.section
        return section is None or bool(section.statements or section.worked)


@dataclass
class _Growing:
    title: str
    anchor: str
    blocks: list[Block] = field(default_factory=list)


def parts(briefing: Briefing) -> Iterator[Part]:
    """Give the first page and the sections; what stands behind the marks is beside each."""
    sections = {each.id: each for each in briefing.sections}
    growing: list[_Growing] = []
    for block in printable(layout(briefing)).blocks:
        if isinstance(block, Heading) and block.level == 1:
            growing.append(_Growing(block.text, block.anchor))
        elif growing and not isinstance(block, PageBreak | Contents):
            growing[-1].blocks.append(block)
    shown = (each for place, each in enumerate(growing) if place == 0 or each.anchor in sections)
    for place, each in enumerate(shown):
        section = sections.get(each.anchor) if place else None
        yield Part(-1 - place, each.title, tuple(each.blocks), section)
