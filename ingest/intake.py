"""Files put among the documents, and back again if they turn out to be of no use there."""

import os
import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import IntakeError
from ingest.provenance import Provenance, pending_path, provenance_path, write_pending


@dataclass(frozen=True)
class Addition:
    """A file that waits in `held` for its place, and the record that is to stand beside it."""

    held: Path
    target: Path
    record: Provenance | None = None


class Intake:
    """Takes additions in; what stood in their places is kept, hidden, until it is over."""

    def __init__(self, additions: Sequence[Addition]) -> None:
        self._additions = additions
        self._made: list[Path] = []  # folders
        self._placed: set[Path] = set()
        self._replaced: set[Path] = set()

    def take(self) -> None:
        """Put all in their places, or raise IntakeError and leave everything as it was.

        All are copied first: a disk that is full is told before anything is exchanged.
        """
        name = ""
        try:
            for each in self._additions:
                name = each.target.name
                self._copy(each)
            for each in self._additions:
                name = each.target.name
                self._exchange(each)
        except OSError as error:
            for each in self._additions:
                _part(each.target).unlink(missing_ok=True)
                pending_path(each.target).unlink(missing_ok=True)
            self.put_back([each.target for each in self._additions])
            raise IntakeError(name, error.strerror or type(error).__name__) from error

    def put_back(self, targets: Collection[Path]) -> None:
        """Take some out again; what stood in their places stands there as before."""
        for each in self._additions:
            if each.target in targets:
                for place in (each.target, provenance_path(each.target)):
                    if place in self._placed:
                        place.unlink()
                    if place in self._replaced:
                        os.replace(_before(place), place)
        for folder in reversed(self._made):
            if not any(folder.iterdir()):
                folder.rmdir()

    def keep(self) -> None:
        """Let go of what was replaced."""
        for place in self._replaced:
            _before(place).unlink(missing_ok=True)

    def _copy(self, each: Addition) -> None:
        folder = each.target.parent
        if not folder.exists():
            folder.mkdir()
            self._made.append(folder)
        shutil.copyfile(each.held, _part(each.target))
        if each.record is not None:
            write_pending(each.target, each.record)

    def _exchange(self, each: Addition) -> None:
        record = provenance_path(each.target)
        for place in (each.target, record):
            if place.exists():
                os.replace(place, _before(place))
                self._replaced.add(place)
        os.replace(_part(each.target), each.target)
        self._placed.add(each.target)
        if each.record is not None:
            os.replace(pending_path(each.target), record)
            self._placed.add(record)


def _part(target: Path) -> Path:
    return target.with_name(f".{target.name}.part")


def _before(place: Path) -> Path:
    return place.with_name(f".{place.name}.before")
