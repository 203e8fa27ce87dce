"""Which format a file is in: by its first bytes, then by its name."""

import mmap
import zipfile
from pathlib import Path
from typing import Literal, NoReturn

from ingest.errors import UnreadableError
from ingest.reading import Limits

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
    ".docm": "docx",
    ".pptx": "pptx",
    ".pptm": "pptx",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
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
UNSUPPORTED = (
    "no reader for this format; known are Markdown, text, HTML, PDF, DOCX, PPTX, XLSX, CSV and "
    "pictures of text"
)
_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
)
_OFFICE: dict[str, Format] = {"word/": "docx", "ppt/": "pptx", "xl/": "xlsx"}
# The container of Office 97 to 2003, which also wraps newer files that have a password.
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD = {".doc": ".docx", ".dot": ".docx", ".xls": ".xlsx", ".ppt": ".pptx", ".pps": ".pptx"}
_HTML = (b"<!doctype html", b"<html", b"<?xml")
_HEAD = 1024


def detect_format(path: Path) -> Format | None:
    """Give the format of a file, None where there is no reader for it.

    The bytes go before the name, so that a renamed file is read as what it is. Raises OSError,
    and UnreadableError for a known format that must be saved as another one first.
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
    if head.startswith(_OLE2):
        _refuse_ole2(path)
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


def _refuse_ole2(path: Path) -> NoReturn:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        encrypted = content.find(_ENCRYPTED) >= 0
    if encrypted:
        raise UnreadableError("has a password; save it without one", "encrypted")
    new = _OLD.get(path.suffix.lower(), ".docx, .xlsx or .pptx")
    raise UnreadableError(f"in the format of Office 97-2003; save it as {new}", "unsupported")


def readable_format(path: Path, limits: Limits) -> Format:
    """Give the format of a file that may be read; raises UnreadableError, OSError."""
    size = path.stat().st_size
    if size > limits.megabytes * 1_000_000:
        raise UnreadableError(
            f"has {size / 1e6:,.0f} MB, the limit is {limits.megabytes} MB "
            "(ingest.megabytes in harbour.toml)",
            "too large",
        )
    format = detect_format(path)
    if format is None:
        raise UnreadableError(UNSUPPORTED, "unsupported")
    return format
