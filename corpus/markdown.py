"""Markdown with front matter -> Document."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from corpus.document import Document, Kind, Language, Mark, Section, Source, Status
from corpus.errors import CorpusError, listed

FOOTNOTE_MARK = re.compile(r"\[\^([^\]\s]+)\]")
# Closing marks stand apart from the title: "C#" keeps its own.
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
_CODE = re.compile(
    r"^[ ]{0,3}(```+|~~~+)[^\n]*\n.*?(?:^[ ]{0,3}\1[`~]*[ \t]*$|\Z)", re.DOTALL | re.M
)
_CELL_END = re.compile(r"(?<!\\)\|")
_LAST_CELL_END = re.compile(rf"{_CELL_END.pattern}\Z")
_FENCE = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)

_Day = Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$")]
_Name = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SourceRecord(_Strict):
    """One entry of `sources` in the front matter."""

    key: _Name
    title: _Name
    publisher: _Name
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
    date: _Day | Annotated[str, StringConstraints(pattern=r"^undated$")]
    note: _Name | None = None


class FrontMatter(_Strict):
    """The record at the head of a corpus document, as the contract fixes it."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    title: _Name
    kind: Kind
    language: Language
    topics: list[_Name] = Field(default_factory=list)
    sectors: list[_Name] = Field(default_factory=list)
    status: Status
    as_of: _Day
    sources: list[SourceRecord] = Field(default_factory=list)


def read_markdown(path: Path) -> Document:
    """Give the corpus document in a Markdown file; its front matter is required."""
    try:
        raw = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: not UTF-8 text; save it as UTF-8") from error
    return parse_markdown(raw.replace("\r\n", "\n"), str(path))


def parse_markdown(raw: str, name: str) -> Document:
    """Give the document written in `raw`; `name` stands in error messages."""
    fence = _FENCE.match(raw)
    if fence is None:
        raise CorpusError(f"{name}: no front matter; start the file with a block between --- lines")
    record = _front_matter(fence.group(1), name)
    plain = parse_body(raw[fence.end() :])
    return replace(
        plain,
        id=record.id,
        title=record.title,
        kind=record.kind,
        language=record.language,
        topics=tuple(record.topics),
        sectors=tuple(record.sectors),
        status=record.status,
        as_of=record.as_of,
        sources=tuple(Source(**source.model_dump()) for source in record.sources),
    )


def has_front_matter(raw: str) -> bool:
    """Tell whether the text begins with a front matter block."""
    return _FENCE.match(raw) is not None


def parse_body(body: str) -> Document:
    """Give a document without a record: text, sections and marks of Markdown `body`."""
    marks: list[Mark] = []
    pieces: list[str] = []
    length = end = 0
    for match in FOOTNOTE_MARK.finditer(body):
        pieces.append(body[end : match.start()])
        length += match.start() - end
        marks.append(Mark(length, match.group(1)))
        end = match.end()
    text = "".join([*pieces, body[end:]])
    return Document(
        id="",
        title="",
        kind="guide",
        language="en",
        topics=(),
        sectors=(),
        status="informational",
        as_of=None,
        sources=(),
        text=text,
        sections=_sections(text),
        marks=tuple(marks),
    )


def cells(row: str) -> list[str]:
    """Give the cells of a Markdown table row."""
    inner = _LAST_CELL_END.sub("", row.strip().removeprefix("|"))
    return [cell.strip().replace("\\|", "|") for cell in _CELL_END.split(inner)]


def _front_matter(block: str, name: str) -> FrontMatter:
    try:
        fields = yaml.safe_load(block)
    except ValueError as error:
        raise CorpusError(f"{name}: the front matter holds a date that does not exist") from error
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise CorpusError(f"{name}: the front matter is not YAML, near line {line}") from error
    if not isinstance(fields, dict):
        raise CorpusError(f"{name}: the front matter holds no fields")
    try:
        return FrontMatter.model_validate(fields)
    except ValidationError as error:
        raise CorpusError(f"{name}: front matter: {listed(error)}") from error


def _sections(text: str) -> tuple[Section, ...]:
    code = [match.span() for match in _CODE.finditer(text)]
    headings = [
        heading
        for heading in _HEADING.finditer(text)
        if not any(start <= heading.start() < end for start, end in code)
    ]
    sections: list[Section] = []
    first = headings[0].start() if headings else len(text)
    if text[:first].strip():
        sections.append(Section((), 0, first))
    open_headings: list[tuple[int, str]] = []
    for index, heading in enumerate(headings):
        level = len(heading.group(1))
        open_headings = [entry for entry in open_headings if entry[0] < level]
        open_headings.append((level, heading.group(2).replace("**", "")))
        end = headings[index + 1].start() if index + 1 < len(headings) else len(text)
        path = tuple(title for _, title in open_headings)
        sections.append(Section(path, heading.end(), end))
    return tuple(sections)
