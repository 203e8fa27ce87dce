"""A section's Markdown -> its blocks: paragraphs, lists and tables, cut into units."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.document import Mark
from corpus.markdown import cells
from ingest.passage import LABEL_ENDS, Unit, UnitKind, plain
from ingest.sentences import sentence_spans

_ITEM = re.compile(r"[ \t]*(?:[-*+](?:[ \t]+|$)|\d{1,3}[.)][ \t]+)")
_NUMBERED = re.compile(r"[ \t]*\d")
_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")
_SOURCE_NOTE = re.compile(
    r"(Sources?( for| of)?( the)? table|Sources?:|表格|表中|表内|表內|资料来源|資料來源)"
)
_LEAD_END = (":", "：")
_LONG_ITEM = 240  # characters; a longer list item is quoted sentence by sentence


@dataclass(frozen=True)
class Block:
    """A paragraph, list or table; `header` is a table's header and rule, to be repeated."""

    header: str
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class _Line:
    start: int
    text: str


def blocks(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Block]:
    """Give the blocks of `text[start:end]`, their units with offsets and sources."""
    found: list[Block] = []
    lead = ""
    for group in _groups(text, start, end):
        if group[0].text.lstrip().startswith("|"):
            found.append(_table(group, marks))
        elif _is_item(group[0].text):
            found.append(_list(group, marks, lead))
        else:
            paragraph = _paragraph(text, group, marks, after_table=bool(found and found[-1].header))
            found.append(paragraph)
            last = paragraph.units[-1].reading if paragraph.units else ""
            lead = last if last.endswith(_LEAD_END) else ""
            continue
        lead = ""
    return _with_table_sources([block for block in found if block.units])


def _groups(text: str, start: int, end: int) -> Iterator[list[_Line]]:
    group: list[_Line] = []
    offset = start
    for line in text[start:end].splitlines(keepends=True):
        current = _Line(offset, line.rstrip("\n"))
        offset += len(line)
        if not current.text.strip():
            if group:
                yield group
            group = []
            continue
        if group and _shape(group[-1].text) != _shape(current.text):
            # A line under a list item without a mark of its own goes on with that item.
            if not (_shape(group[-1].text) == "item" and current.text[0] in " \t"):
                yield group
                group = []
        group.append(current)
    if group:
        yield group


def _shape(line: str) -> str:
    if line.lstrip().startswith("|"):
        return "row"
    return "item" if _is_item(line) else "text"


def _is_item(line: str) -> bool:
    # A long numbered line is a paragraph with its number, as in a law or an address.
    return _ITEM.match(line) is not None and not (_NUMBERED.match(line) and len(line) > _LONG_ITEM)


def _paragraph(text: str, group: list[_Line], marks: Sequence[Mark], after_table: bool) -> Block:
    start, end = group[0].start, group[-1].start + len(group[-1].text)
    note = after_table and _SOURCE_NOTE.match(text[start:end].strip()) is not None
    units: list[Unit] = []
    for index, (first, last) in enumerate(sentence_spans(text, start, end)):
        kind: UnitKind = "note" if note and index == 0 else "sentence"
        units.append(_unit(kind, first, last, text[first:last], "", marks))
    return Block("", _with_following_sources(units))


def _list(group: list[_Line], marks: Sequence[Mark], lead: str) -> Block:
    units: list[Unit] = []
    for line in group:
        match = _ITEM.match(line.text)
        start = line.start + (match.end() if match else len(line.text) - len(line.text.lstrip()))
        words = line.text[start - line.start :].rstrip()
        if not words:
            continue
        if len(words) <= _LONG_ITEM:
            units.append(_unit("item", start, start + len(words), words, lead, marks))
            continue
        for first, last in sentence_spans(words, 0, len(words)):
            span = (start + first, start + last)
            units.append(_unit("item", *span, words[first:last], lead, marks))
    return Block("", _with_following_sources(units))


def _table(group: list[_Line], marks: Sequence[Mark]) -> Block:
    head = 2 if len(group) > 1 and _RULE.match(group[1].text) else 0
    columns = cells(group[0].text) if head else []
    header = "\n".join(line.text.strip() for line in group[:head])
    units: list[Unit] = []
    for line in group[head:]:
        row = line.text.strip()
        start = line.start + line.text.index(row)
        sources = _sources(start, start + len(row), marks)
        reading = read_row(columns, cells(row))
        lead = header.split("\n", 1)[0]
        units.append(Unit("row", start, start + len(row), row, reading, lead, sources))
    return Block(header, tuple(units))


def read_row(columns: Sequence[str], values: Sequence[str]) -> str:
    """Give a table row as words: its first cell, then each column's name with its value."""
    label = plain(values[0])
    rest: list[str] = []
    for index, value in enumerate(values[1:], start=1):
        name = plain(columns[index]) if index < len(columns) else ""
        if value and value not in ("-", "–", "—"):
            rest.append(f"{name}: {plain(value)}" if name else plain(value))
    if columns and columns[0] and label:
        label = f"{plain(columns[0])}: {label}" if not rest else label
    return f"{label}{LABEL_ENDS}{'; '.join(rest)}" if rest and label else label or "; ".join(rest)


def _unit(
    kind: UnitKind, start: int, end: int, text: str, lead: str, marks: Sequence[Mark]
) -> Unit:
    return Unit(kind, start, end, text, plain(text), lead, _sources(start, end, marks))


def _sources(start: int, end: int, marks: Sequence[Mark]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark.key for mark in marks if start < mark.offset <= end))


def _with_following_sources(units: list[Unit]) -> tuple[Unit, ...]:
    # One mark often stands behind the last of several sentences that it backs.
    following: tuple[str, ...] = ()
    filled: list[Unit] = []
    for unit in reversed(units):
        following = unit.sources or following
        filled.append(_sourced(unit, following))
    return tuple(reversed(filled))


def _with_table_sources(found: list[Block]) -> list[Block]:
    # A table's sources stand in the note below it.
    filled: list[Block] = []
    for index, block in enumerate(found):
        after = found[index + 1].units[0] if index + 1 < len(found) else None
        if block.header and after is not None and after.kind == "note":
            units = tuple(_sourced(unit, unit.sources or after.sources) for unit in block.units)
            block = Block(block.header, units)
        filled.append(block)
    return filled


def _sourced(unit: Unit, sources: tuple[str, ...]) -> Unit:
    return replace(unit, sources=sources)
