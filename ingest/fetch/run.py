"""The run over a list: hosts side by side, the sources of a host one after the other."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from corpus.source_list import ListedSource
from ingest.errors import IngestError
from ingest.fetch.address import comparable
from ingest.fetch.options import FetchOptions
from ingest.fetch.outside import MACHINE, Outside
from ingest.fetch.report import FetchReport, SourceReport
from ingest.fetch.source import fetch_source
from ingest.fetch.web import Web

# Sources done, all sources, the id of the one that is done.
Progress = Callable[[int, int, str], None]


def fetch(
    sources: Sequence[ListedSource],
    folder: Path,
    options: FetchOptions,
    outside: Outside = MACHINE,
    progress: Progress | None = None,
) -> FetchReport:
    """Bring the folder in line with the sources; what cannot be fetched is a row of the report."""
    started = outside.monotonic()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / ".fetch.lock", timeout=0):
            rows = _fetch_all(sources, folder, options, outside, progress)
    except Timeout as error:
        raise IngestError(f"{folder}: another fetch is at work there; wait for its end") from error
    seconds = round(outside.monotonic() - started, 3)
    return FetchReport(rows, str(folder), seconds)


def _fetch_all(
    sources: Sequence[ListedSource],
    folder: Path,
    options: FetchOptions,
    outside: Outside,
    progress: Progress | None,
) -> list[SourceReport]:
    firsts: dict[str, ListedSource] = {}
    hosts: dict[str, list[ListedSource]] = {}
    rows: dict[str, SourceReport] = {}
    for source in sources:
        first = firsts.setdefault(comparable(source.url), source)
        if first is source:
            hosts.setdefault(urlsplit(source.url).hostname or "", []).append(source)
        else:
            reason = f"its address is that of {first.id}"
            rows[source.id] = SourceReport(source.id, source.url, "skipped", reason=reason)

    web = Web(options, outside)
    guard, stopped = threading.Lock(), threading.Event()

    def fetch_host(listed: Sequence[ListedSource]) -> None:
        for source in listed:
            if stopped.is_set():
                return
            row = fetch_source(source, folder, web, outside)
            with guard:
                rows[source.id] = row
                if progress is not None:
                    progress(len(rows), len(sources), source.id)

    with ThreadPoolExecutor(options.hosts, "fetch") as pool:
        try:
            for done in [pool.submit(fetch_host, listed) for listed in hosts.values()]:
                done.result()
        finally:
            # Ctrl-C or a bug: what is under way ends, nothing new begins.
            stopped.set()
    return [rows[source.id] for source in sources]
