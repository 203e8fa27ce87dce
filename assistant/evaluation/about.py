"""What a run was made of: test sets, settings, index, code; and what differs between two."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter

from assistant.evaluation.code_version import CodeVersion, code_version
from assistant.evaluation.report.numbers import count
from assistant.evaluation.testsets import LoadedSet
from ingest.chat_settings import EXTRACTIVE, ChatSettings
from ingest.index import Index
from ingest.settings import Settings

FORMAT = 1


@dataclass(frozen=True)
class AskedSet:
    """A test set by name, the SHA-256 of its file, and how many questions it has."""

    name: str
    sha256: str
    questions: int


@dataclass(frozen=True)
class IndexVersion:
    """What an index was made of.

    `fingerprint` is of the embedding model, `build` also of how texts are split and stored;
    `corpus` is a digest of the documents' ids and contents, in whatever order they came.
    """

    model: str
    fingerprint: str
    build: str
    documents: int
    corpus: str

    @property
    def model_words(self) -> str:
        """The model, and the beginning of its fingerprint."""
        return f"{self.model} ({self.fingerprint[:8]})"

    @property
    def corpus_words(self) -> str:
        """How many documents there are, and the beginning of their digest."""
        return f"{count(self.documents, 'document')} ({self.corpus[:8]})"


@dataclass(frozen=True)
class About:
    """All that decides what a run answers, without places, secrets and times."""

    testsets: tuple[AskedSet, ...]
    settings: Mapping[str, str | bool]
    index: IndexVersion
    code: CodeVersion
    format: int = FORMAT

    @property
    def questions(self) -> int:
        """How many questions the run has."""
        return sum(each.questions for each in self.testsets)

    def as_json(self) -> dict[str, object]:
        """Give it for a JSON file."""
        return asdict(self)


_ABOUT = TypeAdapter(About)


def load_about(fields: Mapping[str, object]) -> About:
    """Read what a run was made of; pydantic's ValidationError where it is not that."""
    return _ABOUT.validate_python(fields)


def about(sets: Sequence[LoadedSet], settings: Settings, index: Index) -> About:
    """Tell what a run of `sets` over an open index is made of."""
    return About(
        tuple(AskedSet(each.name, each.sha256, len(each.questions)) for each in sets),
        {
            "reader": settings.reader,
            "reranker": _name(settings.reranker),
            "glossary": _digest(settings.glossary.read_bytes()) if settings.glossary else "",
            **_chat(settings.chat),
        },
        index_version(index),
        code_version(),
    )


def index_version(index: Index) -> IndexVersion:
    """Tell what an open index was made of."""
    manifest = index.manifest
    documents = sorted(f"{each.id} {each.hash}" for each in index.documents.values())
    return IndexVersion(
        model=_name(manifest.model),
        fingerprint=manifest.fingerprint,
        build=manifest.build,
        documents=len(documents),
        corpus=_digest("\n".join(documents).encode()),
    )


def differing(one: About, other: About) -> list[str]:
    """Give what can make two runs answer differently, a line each: "setting reader: on -> off"."""
    rows = [("format", str(one.format), str(other.format))]
    sets, others = _sets(one), _sets(other)
    for name in dict.fromkeys([*sets, *others]):
        old, new = sets.get(name), others.get(name)
        rows.append((f"test set {name}", _of_set(old, new), _of_set(new, old)))
    if list(sets) != list(others) and set(sets) == set(others):
        rows.append(("order of the test sets", ", ".join(sets), ", ".join(others)))
    for name in dict.fromkeys([*one.settings, *other.settings]):
        was, now = shown(one.settings.get(name)), shown(other.settings.get(name))
        rows.append((f"setting {name}", was, now))
    rows += [
        ("embedding model", one.index.model_words, other.index.model_words),
        ("index build", one.index.build, other.index.build),
        ("corpus", one.index.corpus_words, other.index.corpus_words),
        ("code", _of_code(one.code, other.code), _of_code(other.code, one.code)),
    ]
    return [f"{what}: {old} -> {new}" for what, old, new in rows if old != new]


def _chat(chat: ChatSettings) -> dict[str, str]:
    if chat.model == EXTRACTIVE:
        return {"answer model": chat.model}
    return {
        "answer model": chat.model,
        "temperature": str(chat.temperature),
        "tokens of an answer": str(chat.max_tokens),
    }


def _sets(of: About) -> dict[str, AskedSet]:
    return {each.name: each for each in of.testsets}


def _of_set(each: AskedSet | None, other: AskedSet | None) -> str:
    if each is None or each == other:
        return "none" if each is None else "same"
    return f"{each.questions} questions ({each.sha256[:8]})"


def _of_code(code: CodeVersion, other: CodeVersion) -> str:
    return "same" if code.source == other.source else str(code)


def shown(value: str | bool | None) -> str:
    """Give the value of a setting as it is read."""
    if isinstance(value, bool):
        return "on" if value else "off"
    return value or "none"


def _name(model: str) -> str:
    # A folder is named without its place, which says nothing on another machine.
    path = Path(model)
    return path.name if path.is_absolute() or path.is_dir() else model


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
