"""What taking documents in did -> HTML: counts, and a row for each file there is to tell of."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from corpus.document import Language
from ingest.records import DocumentRecord
from ingest.report import FileReport, Outcome
from ingest.take_in import TakenIn
from page.adding_view import HEADING
from page.markup import document_words, escape
from page.shelf import publishers
from page.texts import TEXT

ROWS = 200
_UNREAD: tuple[Outcome, ...] = ("failed", "unsupported", "not retried", "duplicate")
# What a reader looks for first.
_ORDER: tuple[Outcome, ...] = (*_UNREAD, "added", "changed", "removed", "unchanged")


def taken_html(
    taken: TakenIn, documents: Mapping[str, DocumentRecord], folder: Path, shown: Language
) -> str:
    """Give the report, with the way back to where files are chosen."""
    words = TEXT[shown]
    return (
        f'<h2 id="{HEADING}" tabindex="-1">{words["adding_report"]}</h2>'
        f"{report_html(taken, documents, folder, shown)}"
        f'<form data-event="leave"><button>{words["adding_back"]}</button></form>'
    )


def report_html(
    taken: TakenIn, documents: Mapping[str, DocumentRecord], folder: Path, shown: Language
) -> str:
    """Give the counts and the rows; where a file lies on the server is nobody's business."""
    words = TEXT[shown]
    told = [each for each in taken.report.files if _is_told(each)]
    told.sort(key=lambda each: (_ORDER.index(each.outcome), each.path))
    rows = "".join(
        _row(each, each.path in taken.put_back, documents, f"{folder}{os.sep}", shown)
        for each in told[:ROWS]
    )
    table = ""
    if rows:
        more = words["adding_more"].format(number=len(told) - ROWS)
        table = (
            f'<form data-event="open"><table><thead><tr><th scope="col">{words["file"]}</th>'
            f'<th scope="col">{words["adding_became"]}</th></tr></thead><tbody>{rows}</tbody>'
            "</table></form>" + f'<p class="about">{more}</p>' * (len(told) > ROWS)
        )
    return f'<p class="counted">{done_text(taken, shown)}</p>{table}'


def done_text(taken: TakenIn, shown: Language) -> str:
    """Give the counts in a sentence."""
    counts = taken.report.counts
    return TEXT[shown]["adding_done"].format(
        added=counts.get("added", 0),
        changed=counts.get("changed", 0),
        unchanged=counts.get("unchanged", 0),
        removed=counts.get("removed", 0),
        failed=sum(counts.get(each, 0) for each in _UNREAD),
        documents=taken.report.documents,
    )


def _is_told(row: FileReport) -> bool:
    return row.outcome != "unchanged" or bool(row.warnings)


def _row(
    row: FileReport,
    put_back: bool,
    documents: Mapping[str, DocumentRecord],
    folder: str,
    shown: Language,
) -> str:
    words = TEXT[shown]
    record = documents.get(row.document)  # none where a later run has taken it out
    if row.outcome in (*_UNREAD, "removed"):
        lines = _unread(row, put_back, folder, shown)
    else:
        opening = _opening(record) if record else document_words(row.document)
        lines = [words[f"adding_{row.outcome}"].format(title=opening)]
        lines += _remarks(row, record, shown) if record else []
    about = "".join(f'<span class="about">{each}</span>' for each in lines[1:])
    return (
        f'<tr><th scope="row">{document_words(row.path)}</th>'
        f"<td>{lines[0]}{about}{_warnings(row, shown)}</td></tr>"
    )


def _opening(record: DocumentRecord) -> str:
    return (
        f'<button name="at" value="0 {escape(record.id)}" class="plain" '
        f'lang="{record.language}">{document_words(record.title)}</button>'
    )


def _unread(row: FileReport, put_back: bool, folder: str, shown: Language) -> list[str]:
    words = TEXT[shown]
    if row.outcome in ("removed", "duplicate"):
        lines = [words[f"adding_{row.outcome}"]]
    else:
        lines = [words["adding_failed"].format(why=words[f"unread_{row.problem}"])]
    if row.outcome == "not retried":
        lines.append(words["adding_not_retried"])
    if row.reason:
        reason = document_words(row.reason.replace(folder, ""))
        lines.append(f'<span lang="en">{words["reason_given"]}: {reason}</span>')
    if put_back:
        lines.append(words["adding_put_back"])
    return lines


def _remarks(row: FileReport, record: DocumentRecord, shown: Language) -> list[str]:
    words = TEXT[shown]
    comma = words["listing"]
    lines: list[str] = []
    left_out = [str(each.page) for each in row.page_problems if each.problem]
    if left_out:
        lines.append(words["adding_left_out"].format(pages=comma.join(left_out)))
    if row.same_text_as:
        names = document_words(comma.join(row.same_text_as))
        lines.append(words["adding_same"].format(names=names))
    lacks = _lacks(record, shown)
    if lacks:
        lines.append(words["adding_lacks"].format(what=comma.join(lacks)))
    return lines


def _lacks(record: DocumentRecord, shown: Language) -> Sequence[str]:
    """Give what a reader of a citation would look for and not find."""
    words = TEXT[shown]
    there = {"date": bool(record.as_of), "adding_publisher": bool(publishers(record))}
    return [words[name] for name in there if not there[name]]


def _warnings(row: FileReport, shown: Language) -> str:
    if not row.warnings:
        return ""
    items = "".join(f'<li lang="en">{document_words(each.told)}</li>' for each in row.warnings)
    return f'<p class="warned">{TEXT[shown]["adding_warned"]}</p><ul>{items}</ul>'
