"""A file -> Document, by the reader for its format."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from corpus.document import Document
from corpus.errors import CorpusError
from corpus.markdown import has_front_matter, parse_body, parse_markdown
from corpus.script import detect_language
from ingest.errors import IngestError
from ingest.scan import File


class UnreadableError(IngestError):
    """A file cannot be read as a document: the reason in a few words."""


class UnsupportedError(UnreadableError):
    """There is no reader for a file of this format."""


def read(file: File) -> Document:
    """Give the document in a file."""
    reader = READERS.get(file.location.suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        raise UnsupportedError(f"no reader for this format; known are {known}")
    try:
        document = reader(file)
    except CorpusError as error:
        raise UnreadableError(str(error).removeprefix(f"{file.path}: ")) from error
    except OSError as error:
        raise UnreadableError(f"cannot be opened ({error.strerror})") from error
    if not any(document.text[s.start : s.end].strip() for s in document.sections):
        raise UnreadableError("holds no text")
    return document


def _markdown(file: File) -> Document:
    try:
        raw = file.location.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UnreadableError("not UTF-8 text; save it as UTF-8") from error
    if "\0" in raw:
        raise UnreadableError("not a text file")
    if has_front_matter(raw):
        return parse_markdown(raw, file.path)
    plain = parse_body(raw)
    first = next((section.path[0] for section in plain.sections if section.path), "")
    return replace(
        plain,
        id=file.path,
        title=first or file.location.stem,
        language=detect_language(plain.text),
    )


READERS: Mapping[str, Callable[[File], Document]] = {
    ".md": _markdown,
    ".markdown": _markdown,
    ".txt": _markdown,
}
