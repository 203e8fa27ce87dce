"""A paper -> a file, in the format that its name ends in."""

import os
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import IO

from assistant.briefing.paper import Paper
from assistant.briefing.write.docx import docx
from assistant.briefing.write.html import html
from assistant.briefing.write.markdown import markdown
from assistant.briefing.write.pdf import pdf
from assistant.errors import BriefingError


def save(paper: Paper, path: Path) -> None:
    """Write the paper in one step: when that fails, what was there before stays.

    Raises BriefingError for another ending, when the file cannot be written, and for a PDF without
    a Chinese font.
    """
    check_ending(path)
    content = BytesIO()
    _WRITERS[path.suffix.lower()](paper, content)
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        try:
            draft.write_bytes(content.getvalue())
            os.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise BriefingError(
            f"{path}: cannot be written ({error.strerror}); name a file in a folder that is there "
            "and may be written"
        ) from error


def check_ending(path: Path) -> None:
    """Raise BriefingError for a file that ends in none of the formats."""
    if path.suffix.lower() not in _WRITERS:
        raise BriefingError(f"{path}: a briefing's file ends in {_listed(list(_WRITERS))}")


def _text(write: Callable[[Paper], str]) -> Callable[[Paper, IO[bytes]], None]:
    def written(paper: Paper, file: IO[bytes]) -> None:
        file.write(write(paper).encode())

    return written


_WRITERS: Mapping[str, Callable[[Paper, IO[bytes]], None]] = {
    ".docx": docx,
    ".pdf": pdf,
    ".html": _text(html),
    ".md": _text(markdown),
}


def _listed(endings: list[str]) -> str:
    return f"{', '.join(endings[:-1])} or {endings[-1]}"
