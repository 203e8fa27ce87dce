"""The questions written for training, over real documents and the starter corpus -> groups.

A line of questions/written.jsonl names a document (a starter document's id, or a path below
../shared/real) and units by their offset: `answers`, each of which answers, and `near`, which speak
of the same thing and do not. Without answers it is a near miss.
"""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.reader_text import window
from corpus.markdown import read_markdown
from ingest.read import read
from ingest.reading import ReadOptions
from ingest.scan import File
from ingest.split import split
from training.groups import SHARED, Group
from training.own import DOCUMENTS

QUESTIONS = Path(__file__).parent / "questions/written.jsonl"
POSITIVES = 2
NEGATIVES = 3


@dataclass(frozen=True)
class Written:
    """A line of the file."""

    question: str
    language: str
    document: str
    answers: tuple[int, ...]
    near: tuple[int, ...]

    @property
    def of_starter(self) -> bool:
        """Whether it asks of a starter document."""
        return "/" not in self.document


def load_written(file: Path = QUESTIONS) -> list[Written]:
    """Read the file."""
    found: list[Written] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        fields = json.loads(line)
        places = {name: tuple(fields.pop(name)) for name in ("answers", "near")}
        found.append(Written(**fields, **places))
    return found


def written_groups(written: Sequence[Written], seed: int = 0) -> list[Group]:
    """Give groups; those of real documents need ../shared/real."""
    rng = random.Random(seed)
    starter = _starter()
    groups: list[Group] = []
    for each in written:
        windows = starter[each.document] if each.of_starter else _windows_of_real(each.document)
        # A page that says a thing twice has two places and one window.
        answers = list(dict.fromkeys(windows[start] for start in each.answers))
        near = [text for start in each.near if (text := windows[start]) not in answers]
        positives = rng.sample(answers, min(POSITIVES, len(answers)))
        negatives = list(dict.fromkeys(near))[:NEGATIVES]
        targets = [1.0] * len(positives) + [0.0] * len(negatives)
        source = "written" if positives else "written-near-miss"
        groups.append(Group(source, each.question, (*positives, *negatives), tuple(targets)))
    return groups


def _starter() -> dict[str, dict[int, str]]:
    found: dict[str, dict[int, str]] = {}
    for path in sorted(DOCUMENTS.rglob("*.md")):
        document = read_markdown(path)
        passages = split(document, document.id)
        found[document.id] = {
            unit.start: window(number, passage)
            for passage in passages
            for number, unit in passage.quotable
        }
    return found


@cache
def _windows_of_real(path: str) -> Mapping[int, str]:
    document = read(File(SHARED / "real", path), ReadOptions()).document
    return {
        unit.start: window(number, passage)
        for passage in split(document, document.id)
        for number, unit in passage.quotable
    }
