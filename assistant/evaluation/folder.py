"""A run as a folder: run.json, records.jsonl, timings.jsonl and summary.json."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import AssistantError
from assistant.evaluation.about import FORMAT, About, load_about
from assistant.evaluation.record import Record, load_record
from assistant.evaluation.summary import Summary, load_summary, summarise

ABOUT, RECORDS, TIMINGS, SUMMARY = "run.json", "records.jsonl", "timings.jsonl", "summary.json"

Timings = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Run:
    """A finished run; `timings` are milliseconds by step, by test set and id ("tax/tax-001")."""

    about: About
    records: tuple[Record, ...]
    timings: Timings
    summary: Summary

    @property
    def failed(self) -> tuple[Record, ...]:
        """The questions that could not be answered for an error."""
        return tuple(record for record in self.records if record.outcome == "failed")

    @property
    def milliseconds(self) -> dict[str, float]:
        """How long each question took."""
        return {name: steps["total"] for name, steps in self.timings.items() if "total" in steps}


def name_of(record: Record) -> str:
    """Give the name by which a question goes in a run: its test set and id."""
    return f"{record.testset}/{record.question.id}"


def by_name(records: Iterable[Record]) -> dict[str, Record]:
    """Give records by their names in a run."""
    return {name_of(record): record for record in records}


def load_run(folder: Path) -> Run:
    """Read a finished run; raises AssistantError where there is none."""
    about = read_about(folder)
    if about is None:
        raise AssistantError(
            f"{folder}: holds no run; `harbour evaluate TESTSET --out {folder}` makes one"
        )
    records = tuple(read_records(folder / RECORDS))
    if len(records) < about.questions:
        raise AssistantError(
            f"{folder}: the run was stopped at {len(records)} of {about.questions} questions; "
            f"run `harbour evaluate` with --out {folder} again, and it goes on from there"
        )
    return Run(about, records, read_timings(folder / TIMINGS), _summary(folder, records))


def save_run(run: Run, folder: Path) -> None:
    """Write a run; the same run gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    write_json(folder / ABOUT, run.about.as_json())
    write_lines(folder / RECORDS, map(record_line, run.records))
    write_lines(folder / TIMINGS, (timings_line(*each) for each in run.timings.items()))
    write_json(folder / SUMMARY, run.summary.as_json())


def read_about(folder: Path) -> About | None:
    """Give what the run in a folder was made of, None where there is no run."""
    path = folder / ABOUT
    if not path.is_file():
        return None
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        if fields["format"] != FORMAT:
            raise AssistantError(
                f"{path}: a run of another version of Harbour; choose another folder"
            )
        return load_about(fields)
    except (ValueError, KeyError, TypeError) as error:
        raise AssistantError(f"{path}: damaged; choose another folder") from error


def read_records(path: Path) -> Iterable[Record]:
    """Give the records of a file, up to the first line that is cut off or damaged."""
    for line in _lines(path):
        try:
            yield load_record(json.loads(line))
        except ValueError:
            return


def read_timings(path: Path) -> Timings:
    """Give the timings of a file, up to the first line that is cut off or damaged."""
    timings: dict[str, Mapping[str, float]] = {}
    for line in _lines(path):
        try:
            fields = json.loads(line)
            timings[fields["id"]] = fields["timings_ms"]
        except (ValueError, KeyError, TypeError):
            break
    return timings


def record_line(record: Record) -> str:
    """Give a record as a line of records.jsonl."""
    return json.dumps(record.as_json(), ensure_ascii=False) + "\n"


def timings_line(name: str, steps: Mapping[str, float]) -> str:
    """Give the timings of a question as a line of timings.jsonl."""
    return json.dumps({"id": name, "timings_ms": dict(steps)}) + "\n"


def write_json(path: Path, record: Mapping[str, object]) -> None:
    """Write a JSON file, whole or not at all."""
    _replace(path, json.dumps(record, ensure_ascii=False, indent=1) + "\n")


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write lines, each with its ending, as a file, whole or not at all."""
    _replace(path, "".join(lines))


def _lines(path: Path) -> Iterable[str]:
    if not path.is_file():
        return
    for line in path.read_bytes().split(b"\n")[:-1]:
        yield line.decode("utf-8", errors="replace")


def _replace(path: Path, text: str) -> None:
    draft = path.with_name(f"{path.name}.tmp")
    draft.write_text(text, encoding="utf-8", newline="\n")
    os.replace(draft, path)


def _summary(folder: Path, records: tuple[Record, ...]) -> Summary:
    path = folder / SUMMARY
    if not path.is_file():
        return summarise(records)
    try:
        return load_summary(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise AssistantError(f"{path}: damaged; remove it, and it is made again") from error
