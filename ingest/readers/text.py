"""Markdown without front matter, and plain text."""

from dataclasses import replace
from pathlib import Path

from corpus.document import Document
from corpus.markdown import parse_body
from corpus.script import detect_language
from ingest.errors import UnreadableError


def decode(path: Path) -> str:
    """Give the text of a file, line ends as one newline."""
    try:
        raw = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UnreadableError("not UTF-8 text; save it as UTF-8") from error
    if "\0" in raw:
        raise UnreadableError("not a text file")
    return raw


def text_document(raw: str, name: str, title: str) -> Document:
    """Give the document in text without front matter; `title` serves where it has no heading."""
    plain = parse_body(raw)
    first = next((section.path[0] for section in plain.sections if section.path), "")
    return replace(plain, id=name, title=first or title, language=detect_language(plain.text))
