"""Which format a file is in: by its first bytes, then by its name."""

import zipfile
from pathlib import Path
from typing import Literal

Format = Literal["markdown", "text", "html", "pdf", "docx", "pptx", "xlsx", "csv", "image"]

_SUFFIXES: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".pptx": "pptx",
    ".xlsx": "xlsx",
    ".csv": "csv",
    ".tsv": "csv",
    ".png": "image",
    ".jpg": "image",
    ".jpeg": "image",
    ".tif": "image",
    ".tiff": "image",
    ".webp": "image",
    ".bmp": "image",
}
SUFFIXES = tuple(_SUFFIXES)
_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
)
_OFFICE: dict[str, Format] = {"word/": "docx", "ppt/": "pptx", "xl/": "xlsx"}
_HTML = (b"<!doctype html", b"<html", b"<?xml")
_HEAD = 1024


def detect_format(path: Path) -> Format | None:
    """Give the format of a file, None where there is no reader for it.

    The bytes go before the name, so that a renamed file is read as what it is. Raises OSError.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    named = _SUFFIXES.get(path.suffix.lower())
    if b"%PDF-" in head and named not in ("markdown", "text", "html", "csv"):
        return "pdf"
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _office(path) or (named if named in _OFFICE.values() else None)
    for magic, known in _MAGIC:
        if head.startswith(magic):
            return known
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_HTML[:2]) or (start.startswith(_HTML[2]) and b"<html" in start):
        return "html"
    return named


def _office(path: Path) -> Format | None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return None
    return next((f for part, f in _OFFICE.items() if any(n.startswith(part) for n in names)), None)
