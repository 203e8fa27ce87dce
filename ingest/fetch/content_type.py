"""Which format an answer is in: what the server says, checked against the bytes."""

from pathlib import Path, PurePosixPath

from corpus.source_list import SOURCE_FORMATS, SourceFormat
from ingest.fetch.errors import FetchError
from ingest.format import Format, detect_format

_OFFICE = "application/vnd.openxmlformats-officedocument."
_TYPES: dict[str, SourceFormat] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    f"{_OFFICE}wordprocessingml.document": "docx",
    f"{_OFFICE}presentationml.presentation": "pptx",
    f"{_OFFICE}spreadsheetml.sheet": "xlsx",
    "text/csv": "csv",
    "application/csv": "csv",
    "text/plain": "txt",
    "text/markdown": "md",
    "text/x-markdown": "md",
}
# Types that servers give to files they do not know: bytes and name decide.
_ANY = (
    "",
    "application/octet-stream",
    "binary/octet-stream",
    "application/download",
    "application/force-download",
    "application/x-download",
    "application/zip",
    "application/vnd.ms-excel",
)
_TEXTS: tuple[SourceFormat, ...] = ("html", "csv", "txt", "md")
_ENDINGS: dict[str, SourceFormat] = {
    **{f".{each}": each for each in SOURCE_FORMATS},
    ".htm": "html",
    ".markdown": "md",
}
_BY_BYTES: dict[Format, SourceFormat] = {
    "html": "html",
    "pdf": "pdf",
    "docx": "docx",
    "pptx": "pptx",
    "xlsx": "xlsx",
}


def check_type(header: str) -> None:
    """Refuse an answer by its head alone, if no reader could take what it announces."""
    if _bare(header) not in _TYPES and _bare(header) not in _ANY:
        raise FetchError(f"its type {_bare(header)} is none that can be read")


def format_of(file: Path, header: str, path: str) -> SourceFormat:
    """Give the format of a file whose name tells nothing; `path` is that of its address.

    PDF, Office and HTML show in the bytes; only texts are taken at the server's word.
    """
    found = detect_format(file)
    if found in _BY_BYTES:
        return _BY_BYTES[found]
    declared = _TYPES.get(_bare(header))
    named = _ENDINGS.get(PurePosixPath(path).suffix.lower())
    if declared is None or (declared == "txt" and named in _TEXTS):
        declared = named
    if declared is None or found is not None:
        raise FetchError(f"neither its type ({_bare(header) or 'none'}) nor its name can be read")
    if declared not in _TEXTS:
        raise FetchError(f"it should be {declared}, and the bytes are not")
    return declared


def _bare(header: str) -> str:
    return header.partition(";")[0].strip().lower()
