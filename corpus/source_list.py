"""The list of sources: which public pages and files there are to fetch."""

import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Literal, get_args
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError

from corpus.document import Kind, Language, Status
from corpus.errors import CorpusError, listed

SOURCES_FILE = Path(__file__).parent / "sources.toml"
# Also the extension of the file that is kept.
SourceFormat = Literal["html", "pdf", "docx", "pptx", "xlsx", "csv", "txt", "md"]
SOURCE_FORMATS: tuple[SourceFormat, ...] = get_args(SourceFormat)


def _web_address(url: str) -> str:
    # A message of urlsplit's own ("Port out of range 0-65535") is plain enough to pass on.
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or not url.isprintable():
        raise ValueError("not an address that begins with http:// or https:// and a host")
    if parts.port == 0 or any(character.isspace() for character in url):
        raise ValueError("not an address: it holds a space or the port 0")
    if parts.username is not None or parts.password is not None:
        raise ValueError("a name or password in the address would be written to the records")
    return url


_Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class ListedSource(BaseModel):
    """One entry of a list; its `id` names the file, its `format` what the server must send."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$")]
    title: _Text
    publisher: _Text
    url: Annotated[str, AfterValidator(_web_address)]
    language: Language | None = None
    kind: Kind | None = None
    format: SourceFormat | None = None
    topics: tuple[str, ...] = ()
    status: Status | None = None
    as_of: (
        Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$")] | None
    ) = None


def load_sources(paths: Sequence[Path] = (SOURCES_FILE,)) -> list[ListedSource]:
    """Read lists of sources; an id may stand once in all of them."""
    sources: list[ListedSource] = []
    # Case does not count: on some file systems A.html and a.html are one file.
    taken: dict[str, Path] = {}
    for path in paths:
        for source in _read(path):
            if source.id.lower() in taken:
                other = taken[source.id.lower()]
                place = "twice" if other == path else f"in {other} too"
                raise CorpusError(f"{path}: the id {source.id} stands {place}; ids name files")
            taken[source.id.lower()] = path
            sources.append(source)
    return sources


def _read(path: Path) -> list[ListedSource]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CorpusError(f"{path}: the list cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: not a TOML file ({error})") from error
    entries = tables.pop("source", None)
    if tables:
        raise CorpusError(f"{path}: unknown {', '.join(tables)}; a list holds [[source]] entries")
    if not isinstance(entries, list) or not entries:
        raise CorpusError(f"{path}: the list names no source; add [[source]] entries")
    sources: list[ListedSource] = []
    problems: list[str] = []
    for number, entry in enumerate(entries, start=1):
        try:
            sources.append(ListedSource.model_validate(entry))
        except ValidationError as error:
            name = entry.get("id") if isinstance(entry, dict) else None
            problems.append(f"source {number}{f' ({name})' if name else ''}: {listed(error)}")
    if problems:
        raise CorpusError(f"{path}: {_few(problems)}")
    return sources


def _few(problems: Iterable[str], most: int = 5) -> str:
    every = list(problems)
    more = [f"and {len(every) - most} more"] if len(every) > most else []
    return "; ".join(every[:most] + more)
