"""One source: asked for, judged, kept."""

from dataclasses import replace
from pathlib import Path

import httpx

from corpus.source_list import ListedSource
from ingest.fetch.address import parse_address
from ingest.fetch.content_type import format_of
from ingest.fetch.copies import Copy, digest_of, find_copy, keep, keep_record, part_path
from ingest.fetch.errors import DisallowedError, FetchError
from ingest.fetch.judge import Before, check_content, check_format, check_landing, check_status
from ingest.fetch.outside import Outside
from ingest.fetch.report import SourceReport
from ingest.fetch.web import Answer, Web
from ingest.provenance import Provenance


def fetch_source(source: ListedSource, folder: Path, web: Web, outside: Outside) -> SourceReport:
    """Bring the copy of a source up to date; whatever goes wrong leaves the last one as it is."""
    started = outside.monotonic()
    copy = find_copy(folder, source.id)
    part = part_path(folder, source.id)
    row = SourceReport(source.id, source.url, "failed", copy.file.name if copy else "")
    kept = f"; the copy of {copy.provenance.fetched_at[:10]} is kept" if copy else ""
    try:
        row = _fetch(source, part, copy, web, outside)
    except DisallowedError as error:
        row = replace(row, outcome="skipped", reason=f"{error}{kept}")
    except FetchError as error:
        row = replace(row, reason=f"{error}{kept}")
    except OSError as error:
        row = replace(row, reason=f"{folder} cannot be written to ({error.strerror}){kept}")
    finally:
        part.unlink(missing_ok=True)
    return replace(row, seconds=round(outside.monotonic() - started, 3))


def _fetch(
    source: ListedSource, part: Path, copy: Copy | None, web: Web, outside: Outside
) -> SourceReport:
    # When a list sends an id to another address, the copy says nothing of what is there.
    known = copy if copy is not None and copy.provenance.url == source.url else None
    asked = parse_address(source.url)
    answer = _ask(web, asked, known)
    if answer.status == 304 and known is not None:
        keep_record(replace(known, provenance=_renewed(known.provenance, source)))
        return SourceReport(source.id, source.url, "unchanged", known.file.name)

    check_status(answer)
    check_landing(asked, answer.address)
    part.write_bytes(answer.body)
    format = format_of(part, answer.headers.get("content-type", ""), answer.address.path)
    before = None
    if known is not None:
        body = known.file.read_bytes()
        before = Before(known.format, body, known.provenance.content_type)
    check_format(format, source.format, before)
    check_content(answer, format, before)

    fresh = Copy(
        part.with_name(f"{source.id}.{format}"), format, _provenance(source, asked, answer, outside)
    )
    came = SourceReport(source.id, source.url, "added", fresh.file.name, len(answer.body))
    if copy is None:
        keep(part, fresh)
        return came
    if copy.file == fresh.file and copy.provenance.sha256 == fresh.provenance.sha256:
        # The record keeps the time at which these bytes came first.
        first = {"fetched_at": copy.provenance.fetched_at}
        keep_record(replace(fresh, provenance=fresh.provenance.model_copy(update=first)))
        return replace(came, outcome="unchanged")
    keep(part, fresh)
    return replace(came, outcome="changed")


def _ask(web: Web, asked: httpx.URL, known: Copy | None) -> Answer:
    if known is None:
        return web.get(asked, "", {})
    record = known.provenance
    marks = {"If-None-Match": record.etag, "If-Modified-Since": record.last_modified}
    given = {name: value for name, value in marks.items() if value}
    return web.get(asked, record.final_url or str(asked), given)


def _provenance(
    source: ListedSource, asked: httpx.URL, answer: Answer, outside: Outside
) -> Provenance:
    plain = Provenance(
        id=source.id,
        url=source.url,
        fetched_at=outside.now().isoformat(timespec="seconds"),
        final_url="" if answer.address == asked else str(answer.address),
        etag=answer.headers.get("etag", ""),
        last_modified=answer.headers.get("last-modified", ""),
        content_type=answer.headers.get("content-type", ""),
        sha256=digest_of(answer.body),
    )
    return _renewed(plain, source)


def _renewed(record: Provenance, source: ListedSource) -> Provenance:
    """Give a record that says of the file what the list says now."""
    return record.model_copy(
        update={
            "title": source.title,
            "publisher": source.publisher,
            "kind": source.kind,
            "language": source.language,
            "status": source.status,
            "as_of": source.as_of,
        }
    )
