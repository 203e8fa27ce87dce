"""The runs folder: what runs there are, and how far they came."""

import datetime
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.errors import AssistantError
from assistant.evaluation.folder import ABOUT, RECORDS, SUMMARY, read_about, read_records
from assistant.evaluation.interval import Estimate
from assistant.evaluation.summary import load_summary

MEASURED = ("all_facts", "refusal_recall")  # what the list of runs shows of each
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


@dataclass(frozen=True)
class StoredRun:
    """A run in its folder; `finished` (a local time) is empty where it was stopped.

    `problem` says why it cannot be read; the rest is then empty.
    """

    name: str
    testsets: tuple[str, ...] = ()
    questions: int = 0
    done: int = 0
    finished: str = ""
    estimates: dict[str, Estimate] = field(default_factory=dict)
    problem: str = ""


def stored_runs(folder: Path) -> list[StoredRun]:
    """Give the runs of a folder, the newest first."""
    if not folder.is_dir():
        return []
    found = [each for each in folder.iterdir() if (each / ABOUT).is_file()]
    return [_stored(each) for each in sorted(found, key=_changed, reverse=True)]


def is_run_name(name: str) -> bool:
    """Tell whether a run may have this name: it becomes a folder's."""
    return _NAME.fullmatch(name) is not None


def sets_in(folder: Path) -> Sequence[Path]:
    """Give the test sets of a folder, by name."""
    return sorted(folder.glob("*.jsonl"))


def _stored(folder: Path) -> StoredRun:
    try:
        about = read_about(folder)
        assert about is not None
        names = tuple(each.name for each in about.testsets)
        if not (folder / SUMMARY).is_file():
            done = sum(1 for _ in read_records(folder / RECORDS))
            return StoredRun(folder.name, names, about.questions, done)
        summary = load_summary(json.loads((folder / SUMMARY).read_text(encoding="utf-8")))
    except (AssistantError, ValueError, TypeError, OSError) as error:
        return StoredRun(folder.name, problem=str(error))
    overall = summary.slice("all", "all")
    held = overall.estimates if overall else {}
    return StoredRun(
        folder.name,
        names,
        about.questions,
        about.questions,
        datetime.datetime.fromtimestamp(_changed(folder)).strftime("%Y-%m-%d %H:%M"),
        {name: held[name] for name in MEASURED if name in held},
    )


def _changed(folder: Path) -> float:
    return (folder / ABOUT).stat().st_mtime
