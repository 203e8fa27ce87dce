"""Test-set files -> the questions of a run, each with the name of its set."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import AssistantError
from corpus.question import Question
from corpus.question_sets.load import load_questions


@dataclass(frozen=True)
class LoadedSet:
    """A test set: its file's name without the ending, the file's SHA-256, and its questions."""

    name: str
    sha256: str
    questions: tuple[Question, ...]


def load_sets(paths: Sequence[Path]) -> tuple[LoadedSet, ...]:
    """Read test sets; raises AssistantError where two have one name, as records go by it."""
    places: dict[str, Path] = {}
    for path in paths:
        if path.stem in places:
            raise AssistantError(
                f"{path}: {places[path.stem]} is named {path.stem!r} as well; rename one of them"
            )
        places[path.stem] = path
    return tuple(_loaded(path) for path in paths)


def named_questions(sets: Sequence[LoadedSet]) -> list[tuple[str, Question]]:
    """Give all questions in order, each with the name of its set."""
    return [(each.name, question) for each in sets for question in each.questions]


def _loaded(path: Path) -> LoadedSet:
    questions = tuple(load_questions(path))
    return LoadedSet(path.stem, hashlib.sha256(path.read_bytes()).hexdigest(), questions)
