"""What is out of order in the corpus: documents, glossary, sources and test sets."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.day import is_day
from corpus.document import UPLOADS, Document
from corpus.errors import CorpusError
from corpus.glossary import load_glossary
from corpus.markdown import cells, parse_body, read_markdown
from corpus.question import Question
from corpus.question_sets.load import load_questions

CORPUS_FOLDER = Path(__file__).parent
DOCUMENTS = "documents"
GLOSSARY = "glossary.csv"
SOURCES = "sources.toml"
VOCABULARY = "vocabulary.md"
QUESTION_FOLDERS = ("testsets", "calibration")
GLOSSARY_KINDS = frozenset(
    "agency company fund law person place scheme sector tax term visa".split()
)
SOURCE_KEYS = ("id", "title", "publisher", "url")


@dataclass(frozen=True)
class Problem:
    """One thing out of order: the file, relative to the corpus folder, and what is wrong in it."""

    file: str
    what: str


@dataclass(frozen=True)
class _Known:
    """What the files name each other by; `unread` are the stems of broken documents."""

    topics: frozenset[str]
    sectors: frozenset[str]
    documents: dict[str, Document] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)


def check_corpus(folder: Path = CORPUS_FOLDER) -> list[Problem]:
    """Give everything that is out of order in the corpus in `folder`."""
    found = _Known(_tags(folder / VOCABULARY, "Topics"), _tags(folder / VOCABULARY, "Sectors"))
    return [
        *_check_vocabulary(found),
        *_check_documents(folder, found),
        *_check_glossary(folder / GLOSSARY),
        *_check_sources(folder / SOURCES, found),
        *_check_questions(folder, found),
    ]


def _tags(path: Path, heading: str) -> frozenset[str]:
    # The first cell of each row of the table under the heading, such as "Topics (45)".
    if not path.is_file():
        return frozenset()
    document = parse_body(path.read_text(encoding="utf-8-sig"))
    return frozenset(
        cells(row)[0]
        for section in document.sections
        if section.path and section.path[-1].split(" (")[0] == heading
        for table in _tables(document.text[section.start : section.end])
        for row in table[2:]
    )


def _check_vocabulary(known: _Known) -> Iterator[Problem]:
    for heading, tags in (("Topics", known.topics), ("Sectors", known.sectors)):
        if not tags:
            yield Problem(VOCABULARY, f'there is no table under a heading "{heading}"')


def _check_documents(folder: Path, known: _Known) -> Iterator[Problem]:
    for path in sorted((folder / DOCUMENTS).rglob("*.md")):
        if path.is_relative_to(folder / DOCUMENTS / UPLOADS):
            continue  # it need not be written as the corpus is
        name = path.relative_to(folder).as_posix()
        try:
            document = read_markdown(path)
        except CorpusError as error:
            known.unread.add(path.stem)
            yield Problem(name, _reason(error, path))
            continue
        if document.id != path.stem:
            yield Problem(name, f"the id {document.id} is not the file's name")
        if document.id in known.documents:
            yield Problem(name, f"another document has the id {document.id} too")
        known.documents.setdefault(document.id, document)
        for what in _document_faults(document, known):
            yield Problem(name, what)


def _document_faults(document: Document, known: _Known) -> Iterator[str]:
    yield from _unknown("topic", document.topics, known.topics)
    yield from _unknown("sector", document.sectors, known.sectors)
    if document.as_of and not is_day(document.as_of):
        yield f"as_of {document.as_of} is not a date"
    for source in document.sources:
        if source.date != "undated" and not is_day(source.date):
            yield f"the date {source.date} of the source {source.key} is not a date"
    keys = [source.key for source in document.sources]
    marked = dict.fromkeys(mark.key for mark in document.marks)
    for key in _repeated(keys):
        yield f"two sources have the key {key}"
    for key in marked:
        if key not in keys:
            yield f"the mark [^{key}] has no source"
    for key in dict.fromkeys(keys):
        if key not in marked:
            yield f"the source {key} is never marked"
    yield from _empty_headings(document)
    yield from _uneven_rows(document.text)


def _empty_headings(document: Document) -> Iterator[str]:
    # A heading over deeper headings needs no text of its own.
    following = [*document.sections[1:], None]
    for section, after in zip(document.sections, following, strict=False):
        is_parent = after is not None and after.path[: len(section.path)] == section.path
        if not is_parent and not document.text[section.start : section.end].strip():
            yield f'there is no text under the heading "{section.path[-1]}"'


def _uneven_rows(text: str) -> Iterator[str]:
    for table in _tables(text):
        columns = len(cells(table[0]))
        for row in table[1:]:
            if len(cells(row)) != columns:
                yield f'the table row "{row}" has {len(cells(row))} cells, its header {columns}'


def _check_glossary(path: Path) -> Iterator[Problem]:
    try:
        entries = load_glossary(path).entries
    except CorpusError as error:
        yield Problem(GLOSSARY, _reason(error, path))
        return
    for name in _repeated([entry.id for entry in entries]):
        yield Problem(GLOSSARY, f"two rows have the id {name}")
    for entry in entries:
        if not entry.names:
            yield Problem(GLOSSARY, f"{entry.id} has no name")
        if entry.kind not in GLOSSARY_KINDS:
            yield Problem(GLOSSARY, f'{entry.id} has the unknown kind "{entry.kind}"')


def _check_sources(path: Path, known: _Known) -> Iterator[Problem]:
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("source", [])
    except OSError as error:
        yield Problem(SOURCES, f"the file cannot be read ({error.strerror})")
        return
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        yield Problem(SOURCES, f"not a TOML file ({error})")
        return
    for name in _repeated([str(entry["id"]) for entry in entries if "id" in entry]):
        yield Problem(SOURCES, f"two sources have the id {name}")
    for number, entry in enumerate(entries, start=1):
        name = entry.get("id", f"number {number}")
        for key in SOURCE_KEYS:
            if not entry.get(key):
                yield Problem(SOURCES, f"the source {name} has no {key}")
        if not str(entry.get("url") or "https://").startswith(("http://", "https://")):
            yield Problem(SOURCES, f"the url of the source {name} is not http or https")
        for what in _unknown("topic", entry.get("topics", []), known.topics):
            yield Problem(SOURCES, f"the source {name}: {what}")


def _check_questions(folder: Path, known: _Known) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    paths = [path for each in QUESTION_FOLDERS for path in sorted((folder / each).glob("*.jsonl"))]
    for path in paths:
        name = path.relative_to(folder).as_posix()
        try:
            questions = load_questions(path)
        except CorpusError as error:
            yield Problem(name, _reason(error, path))
            continue
        for question in questions:
            if question.id in seen:
                yield Problem(name, f"{question.id}: the id is taken in {seen[question.id]}")
            seen.setdefault(question.id, name)
            for what in _question_faults(question, known):
                yield Problem(name, f"{question.id}: {what}")


def _question_faults(question: Question, known: _Known) -> Iterator[str]:
    for name in question.documents:
        if name not in known.documents and name not in known.unread:
            yield f"there is no document {name}"
    if known.unread.isdisjoint(question.documents):
        leaves = {
            section.path[-1]
            for name in question.documents
            if name in known.documents
            for section in known.documents[name].sections
            if section.path
        }
        for heading in question.sections:
            if heading not in leaves:
                yield f'its documents have no section "{heading}"'
    if question.answerable and not question.answer:
        yield "there is no answer"
    if question.answerable and not question.must_include:
        yield "must_include is empty"


def _unknown(kind: str, tags: Iterable[str], known: frozenset[str]) -> Iterator[str]:
    for tag in tags:
        # Without a vocabulary every tag would be unknown; that is one problem, not hundreds.
        if known and tag not in known:
            yield f"the {kind} {tag} is not in {VOCABULARY}"


def _repeated(names: Sequence[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if names.count(name) > 1]


def _tables(text: str) -> Iterator[list[str]]:
    table: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.lstrip().startswith("|"):
            table.append(line.strip())
        elif table:
            yield table
            table = []


def _reason(error: CorpusError, path: Path) -> str:
    # The file is told apart from what is wrong.
    return str(error).removeprefix(str(path)).lstrip(":, ")
