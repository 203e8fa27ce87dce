"""Document -> passages, never across a section or, but for a sentence that runs over, a page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.document import Document, Section
from corpus.script import CJK
from ingest.blocks import Block, blocks
from ingest.passage import Passage, Unit

SPLIT_VERSION = 4
MAX_WORDS = 160.0
# 300 Chinese characters say about what 160 English words say.
_WORDS_PER_CJK_CHARACTER = 160 / 300

_CJK = re.compile(f"[{CJK}]")
_LATIN_WORD = re.compile(r"[^\W_]+")


def size(text: str) -> float:
    """Give the length of a text in English words, a Chinese character counting 160/300."""
    characters = len(_CJK.findall(text))
    return characters * _WORDS_PER_CJK_CHARACTER + len(_LATIN_WORD.findall(_CJK.sub(" ", text)))


def split(document: Document, prefix: str) -> list[Passage]:
    """Give the passages of a document in order; their ids are `prefix` and a number."""
    passages: list[Passage] = []
    for section in document.sections:
        found = blocks(document.text, section.start, section.end, document.marks)
        for group in _groups([_paged(block, document) for block in found]):
            passages.append(_passage(document, section, group, f"{prefix}:{len(passages):04d}"))
    return passages


def _paged(block: Block, document: Document) -> Block:
    if not document.pages:
        return block
    units: list[Unit] = []
    for unit in block.units:
        page = document.page_at(unit.start)
        units.append(replace(unit, page=page.number if page else None))
    return Block(block.header, tuple(units))


def _groups(parts: Sequence[Block]) -> Iterator[Block]:
    """Pack blocks to passages of at most MAX_WORDS; a long block is cut between units."""
    open_units: list[Unit] = []
    for block in parts:
        if block.header:
            if open_units:
                yield Block("", tuple(open_units))
                open_units = []
            yield from _cut(block)
            continue
        for unit in block.units:
            if open_units and _full(open_units, unit):
                yield Block("", tuple(open_units))
                open_units = []
            open_units.append(unit)
    if open_units:
        yield Block("", tuple(open_units))


def _cut(table: Block) -> Iterator[Block]:
    rows: list[Unit] = []
    for row in table.units:
        if rows and _full(rows, row):
            yield Block(table.header, tuple(rows))
            rows = []
        rows.append(row)
    yield Block(table.header, tuple(rows))


def _full(units: Sequence[Unit], another: Unit) -> bool:
    # Passages end with the page, so that a citation's page is where its words stand.
    return units[-1].page != another.page or _words([*units, another]) > MAX_WORDS


def _words(units: Sequence[Unit]) -> float:
    return sum(size(unit.text) for unit in units)


def _passage(document: Document, section: Section, group: Block, name: str) -> Passage:
    # Half a list keeps the words that introduce it.
    first = group.units[0]
    header = group.header or (first.lead if first.kind == "item" else "")
    return Passage(
        id=name,
        document=document.id,
        title=document.title,
        section=section.name,
        language=document.language,
        header=header,
        text=document.text[first.start : group.units[-1].end],
        units=group.units,
    )
