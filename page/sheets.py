"""A citation of a PDF -> the pages that hold its quote, drawn when somebody wants to see them."""

import json
import logging
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant.citation import Citation
from ingest.index import Index
from ingest.reading import ReadOptions
from ingest.records import DocumentRecord
from ingest.scan import File
from page.sheet import Box, Sheet, SheetTask

AROUND = 200  # characters on each side of a quote that tell it from the same words elsewhere
SECONDS = 20  # that drawing may take
_log = logging.getLogger(__name__)


class SheetError(Exception):
    """A page cannot be shown; `reason` is the key of the sentence that says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def has_sheet(record: DocumentRecord, citation: Citation) -> bool:
    """Tell whether the page that is cited is one of a PDF."""
    is_pdf = "pypdf" in record.reader or record.path.lower().endswith(".pdf")
    return is_pdf and citation.page is not None


def cited_sheets(index: Index, citation: Citation, options: ReadOptions) -> list[Sheet]:
    """Give the page that is cited, and the next one where the quote runs over to it."""
    task = index.consistently(lambda: _task(index, citation, options))
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "page.sheet"],
            input=json.dumps(asdict(task)),
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        _log.warning("%s: page %s is not drawn in %s s", task.path, task.page, SECONDS)
        raise SheetError("sheet_failed") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.strip().splitlines()[-1:] or [f"exit code {error.returncode}"]
        _log.warning("%s: page %s cannot be drawn (%s)", task.path, task.page, said[0])
        raise SheetError("sheet_failed") from error
    return [_sheet(each) for each in json.loads(done.stdout)]


def _task(index: Index, citation: Citation, options: ReadOptions) -> SheetTask:
    record = index.documents.get(citation.document)
    if record is None or citation.page is None:
        raise SheetError("sheet_changed")
    file = File(Path(record.folder), record.path)
    try:
        same = file.digest() == record.hash
    except OSError as error:
        raise SheetError("sheet_changed") from error
    if not same:
        raise SheetError("sheet_changed")
    text, end = index.text(record.id), citation.start + len(citation.quote)
    return SheetTask(
        path=str(file.location),
        page=citation.page,
        words=citation.quote,
        before=text[max(citation.start - AROUND, 0) : citation.start],
        after=text[end : end + AROUND],
        passwords=options.passwords,
        megabytes=options.limits.memory_megabytes,
    )


def _sheet(fields: dict[str, Any]) -> Sheet:
    boxes = tuple(Box(**each) for each in fields.pop("boxes"))
    return Sheet(**fields, boxes=boxes)
