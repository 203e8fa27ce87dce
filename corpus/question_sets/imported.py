"""What an importer gives, and how it is kept: a questions file and a folder of documents."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from corpus.document import Language
from corpus.errors import CorpusError
from corpus.question import Question
from corpus.script import detect_language

QUESTIONS = "questions.jsonl"
DOCUMENTS = "documents"

_OUTSIDE = re.compile(r"[^a-z0-9]+")
_HEADING = re.compile(r"^(?=#{1,6}[ \t])", re.MULTILINE)
_LONGEST_NAME = 100


@dataclass(frozen=True)
class ImportedDocument:
    """A text to be ingested; its id is fit for front matter and for a file's name."""

    id: str
    title: str
    text: str

    @property
    def language(self) -> Language:
        """The language of the text by its letters."""
        return detect_language(self.text)


@dataclass(frozen=True)
class Imported:
    """Questions, and the documents that they are asked of where the set brings them."""

    questions: tuple[Question, ...]
    documents: tuple[ImportedDocument, ...] = ()


def document_ids(prefix: str, names: Iterable[str]) -> list[str]:
    """Give each name of a foreign set an id of small letters, digits and hyphens, no two alike."""
    ids: list[str] = []
    taken: set[str] = set()
    for name in names:
        plain = _OUTSIDE.sub("-", f"{prefix}-{name}".lower()).strip("-")[:_LONGEST_NAME]
        number, free = 1, plain or "document"
        while free in taken:
            number += 1
            free = f"{plain or 'document'}-{number}"
        taken.add(free)
        ids.append(free)
    return ids


def write(imported: Imported, folder: Path, today: date) -> Path:
    """Write `questions.jsonl` and, if there are any, `documents/` to be ingested; give the former.

    The documents bear no date of their own; they are as of the day of the import.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CorpusError(f"{folder}: not an empty folder; name a new one")
    folder.mkdir(parents=True, exist_ok=True)
    for document in imported.documents:
        path = folder / DOCUMENTS / f"{document.id}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(_markdown(document, today), encoding="utf-8", newline="\n")
    lines = [question.model_dump_json(exclude_defaults=True) for question in imported.questions]
    questions = folder / QUESTIONS
    questions.write_text("\n".join([*lines, ""]), encoding="utf-8", newline="\n")
    return questions


def _markdown(document: ImportedDocument, today: date) -> str:
    record = {
        "id": document.id,
        "title": document.title,
        "kind": "guide",
        "language": document.language,
        "status": "informational",
        "as_of": today.isoformat(),
    }
    head = yaml.safe_dump(record, allow_unicode=True, sort_keys=False)
    # A space before it keeps a line that begins with # from being read as a heading.
    return f"---\n{head}---\n{_HEADING.sub(' ', document.text)}\n"
