"""The records of a run as they come, so that a run that was stopped goes on where it was."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.errors import AssistantError
from assistant.evaluation.about import About, differing
from assistant.evaluation.folder import (
    ABOUT,
    RECORDS,
    SUMMARY,
    TIMINGS,
    name_of,
    read_about,
    read_records,
    read_timings,
    record_line,
    timings_line,
    write_json,
    write_lines,
)
from assistant.evaluation.record import Record
from corpus.question import Question


class Journal:
    """What is known of a run so far: in a folder, or, without one, only as long as it lasts."""

    def __init__(
        self, folder: Path | None, about: About, questions: Sequence[tuple[str, Question]]
    ) -> None:
        """Take up the run in `folder`; raises AssistantError where that is another run."""
        self.about = about
        self.records: list[Record] = []
        self.timings: dict[str, Mapping[str, float]] = {}
        self._folder = folder
        if folder is not None:
            self._take_up(folder, about, questions)

    def add(self, record: Record, timings: Mapping[str, float]) -> None:
        """Keep a record; the timings go first, so that no record is without them."""
        self.records.append(record)
        self.timings[name_of(record)] = timings
        if self._folder is not None:
            _append(self._folder / TIMINGS, timings_line(name_of(record), timings))
            _append(self._folder / RECORDS, record_line(record))

    def _take_up(
        self, folder: Path, about: About, questions: Sequence[tuple[str, Question]]
    ) -> None:
        stored = read_about(folder)
        if stored is not None:
            differences = differing(stored, about)
            if differences:
                raise AssistantError(
                    f"{folder}: holds another run ({'; '.join(differences)}); choose another "
                    "--out, or replace it with --again"
                )
            self.about = stored
            self._read(folder, questions)
        folder.mkdir(parents=True, exist_ok=True)
        write_json(folder / ABOUT, self.about.as_json())
        write_lines(folder / TIMINGS, (timings_line(*each) for each in self.timings.items()))
        write_lines(folder / RECORDS, map(record_line, self.records))

    def _read(self, folder: Path, questions: Sequence[tuple[str, Question]]) -> None:
        timings = read_timings(folder / TIMINGS)
        # What is beyond a damaged line is asked again.
        for record, asked in zip(read_records(folder / RECORDS), questions, strict=False):
            if (record.testset, record.question) != asked or name_of(record) not in timings:
                return
            self.records.append(record)
            self.timings[name_of(record)] = timings[name_of(record)]


def forget(folder: Path) -> None:
    """Remove the run in a folder."""
    for name in (ABOUT, RECORDS, TIMINGS, SUMMARY):
        (folder / name).unlink(missing_ok=True)


def _append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(text)
