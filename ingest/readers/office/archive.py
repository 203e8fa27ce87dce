"""Zip-based office files: checked before they are unpacked, and their errors told as ours."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from ingest.errors import UnreadableError

_MOST_BYTES = 500_000_000  # of all parts, unpacked
_MOST_RATIO = 200  # unpacked to packed; office files have 3 to 30
_SMALL_BYTES = 50_000_000  # below this a ratio does no harm
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
# The strict variant of the format has other names for the same elements.
_STRICT: tuple[tuple[bytes, bytes], ...] = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"officeDocument/2006/"),
)


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Give the archive at `path`; whatever goes wrong inside is an UnreadableError or OSError."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check_size(archive, path)
            yield archive
    except (UnreadableError, OSError):
        raise
    except MemoryError as error:
        raise UnreadableError("needs more memory than a file may; split it", "too large") from error
    # A broken file makes the libraries raise nearly anything, AttributeError and TypeError
    # included: a list of what was seen so far would let the next one end the run.
    except Exception as error:
        raise UnreadableError(
            f"the file is damaged ({_cause(error)}); save it again or get another copy"
        ) from error


def part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    """Give the root of an XML part, None where the archive has no such part."""
    try:
        content = archive.read(name)
    except KeyError:
        return None
    for strict, transitional in _STRICT:
        content = content.replace(strict, _TRANSITIONAL + transitional)
    # Entities stay as they are: a short part can't grow to gigabytes, nor read another file.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    return etree.fromstring(content, parser)


def _check_size(archive: zipfile.ZipFile, path: Path) -> None:
    unpacked = sum(entry.file_size for entry in archive.infolist())
    ratio = unpacked / max(path.stat().st_size, 1)
    if unpacked > _MOST_BYTES or (unpacked > _SMALL_BYTES and ratio > _MOST_RATIO):
        raise UnreadableError(
            f"unpacks to {unpacked / 1e6:,.0f} MB, {ratio:,.0f} times its size; split it",
            "too large",
        )


def _cause(error: Exception) -> str:
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words[:80]}" if words else type(error).__name__
