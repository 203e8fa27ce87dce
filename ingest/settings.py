"""Settings of ingestion and of the index: defaults, harbour.toml, environment, flags."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import Field, dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_args

from ingest.chat_settings import ChatSettings
from ingest.errors import SettingsError
from ingest.model import DEFAULT_MODEL
from ingest.reading import Limits, ReadOptions

DEFAULT_CONFIG = Path("harbour.toml")
# Which of the questions that are asked are kept: none, those without an answer, all.
KeptQuestions = Literal["none", "unanswered", "all"]
_ON, _OFF = ("true", "1", "yes", "on"), ("false", "0", "no", "off")
# harbour.toml's table and key -> what a value of it looks like; the environment name is
# HARBOUR_TABLE_KEY.
_KEYS: dict[tuple[str, str], type] = {
    ("index", "folder"): str,
    ("index", "chroma"): str,
    ("corpus", "folder"): str,
    ("corpus", "glossary"): str,
    ("embedding", "model"): str,
    ("answer", "reader"): bool,
    ("answer", "reranker"): str,
    **{("answer", each.name): type(each.default) for each in fields(ChatSettings)},
    ("evaluation", "testsets"): str,
    ("evaluation", "runs"): str,
    ("ui", "auth"): str,
    ("ui", "ingest"): str,
    ("use", "folder"): str,
    ("use", "questions"): str,
    ("ingest", "passwords"): str,
    ("ingest", "ocr"): bool,
    ("ingest", "processes"): int,
    **{("ingest", each.name): type(each.default) for each in fields(Limits)},
}
_Value = str | int | float | bool


@dataclass(frozen=True)
class Settings:
    """Where the corpus and the index are, which model embeds, and how files are read.

    `reader` tells whether the small reader reads the sentences that are found; `reranker` is the
    name or folder of a cross-encoder that puts passages in order, if any; `chat` says which
    language model phrases the answers; `passwords` is a file of passwords, one a line; `processes`
    0 is one for each core; `testsets` and `runs` are the folders that the page evaluates from and
    into; in `use_folder` feedback is kept, and of the questions that are asked those that
    `use_questions` says; `auth` is the file of those who may sign in to page and API, None where
    nobody needs to; `librarians` names the roles and users who may add documents on the page.
    """

    index: Path = Path(".harbour/index")
    chroma: str = ""
    corpus: Path = Path("corpus/documents")
    glossary: Path | None = None
    model: str = DEFAULT_MODEL
    reader: bool = True
    reranker: str = ""
    chat: ChatSettings = ChatSettings()
    testsets: Path = Path("corpus/testsets")
    runs: Path = Path("runs")
    use_folder: Path = Path(".harbour/use")
    use_questions: KeptQuestions = "unanswered"
    passwords: Path | None = None
    ocr: bool = True
    processes: int = 0
    limits: Limits = Limits()
    auth: Path | None = None
    librarians: str = ""

    def read_options(self) -> ReadOptions:
        """Give how files are read; raises SettingsError when the passwords cannot be."""
        return ReadOptions(_passwords(self.passwords), self.ocr, self.limits)


def load_settings(
    config: Path | None = None,
    environment: Mapping[str, str] = os.environ,
    flags: Mapping[str, str | None] | None = None,
) -> Settings:
    """Give the settings: flags (named table.key) over environment over config over defaults."""
    values: dict[tuple[str, str], _Value] = {}
    if config is not None or DEFAULT_CONFIG.is_file():
        values.update(_read(config or DEFAULT_CONFIG))
    for table, key in _KEYS:
        name = f"HARBOUR_{table}_{key}".upper()
        if environment.get(name):
            values[table, key] = _parsed(environment[name], _KEYS[table, key], name)
    for flag, text in (flags or {}).items():
        if text:
            table, _, key = flag.partition(".")
            values[table, key] = _parsed(text, _KEYS[table, key], flag)
    default = Settings()

    def path(table: str, key: str) -> Path | None:
        value = values.get((table, key))
        return Path(str(value)) if value else None

    def group(table: str, names: tuple[Field[Any], ...]) -> dict[str, Any]:
        # Each of its field's type: _typed and _parsed see to that.
        return {
            each.name: values[table, each.name] for each in names if (table, each.name) in values
        }

    return Settings(
        index=path("index", "folder") or default.index,
        chroma=str(values.get(("index", "chroma"), default.chroma)),
        corpus=path("corpus", "folder") or default.corpus,
        glossary=path("corpus", "glossary"),
        model=str(values.get(("embedding", "model"), default.model)),
        reader=bool(values.get(("answer", "reader"), default.reader)),
        reranker=str(values.get(("answer", "reranker"), default.reranker)),
        chat=ChatSettings(**group("answer", fields(ChatSettings))),
        testsets=path("evaluation", "testsets") or default.testsets,
        runs=path("evaluation", "runs") or default.runs,
        use_folder=path("use", "folder") or default.use_folder,
        use_questions=_kept_questions(str(values.get(("use", "questions"), "unanswered"))),
        passwords=path("ingest", "passwords"),
        ocr=bool(values.get(("ingest", "ocr"), default.ocr)),
        processes=int(values.get(("ingest", "processes"), default.processes)),
        limits=Limits(**group("ingest", fields(Limits))),
        auth=path("ui", "auth"),
        librarians=str(values.get(("ui", "ingest"), default.librarians)),
    )


def _read(config: Path) -> dict[tuple[str, str], _Value]:
    try:
        tables = tomllib.loads(config.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{config}: cannot be read ({error.strerror}); see --config") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{config}: not a TOML file ({error})") from error
    values: dict[tuple[str, str], _Value] = {}
    for table, entries in tables.items():
        for key, value in entries.items() if isinstance(entries, dict) else [("", entries)]:
            if (table, key) not in _KEYS:
                known = ", ".join(".".join(pair) for pair in _KEYS)
                name = f"{table}.{key}".rstrip(".")
                raise SettingsError(f"{config}: unknown setting {name}; known are {known}")
            values[table, key] = _typed(value, _KEYS[table, key], f"{config}: {table}.{key}")
    return values


def _typed(value: object, wanted: type, name: str) -> _Value:
    """Check a value of the config file."""
    if wanted is str:
        if not isinstance(value, str):
            raise SettingsError(f"{name} must be a text in quotes")
        return value
    if wanted is bool:
        if not isinstance(value, bool):
            raise SettingsError(f"{name} must be true or false")
        return value
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise SettingsError(f"{name} must be a number, 0 or more")
    return _number(str(value), wanted, name)


def _parsed(text: str, wanted: type, name: str) -> _Value:
    """Read a value from the environment or a flag."""
    if wanted is str:
        return text
    if wanted is bool:
        if text.lower() not in _ON + _OFF:
            raise SettingsError(f"{name} must be true or false, not {text}")
        return text.lower() in _ON
    return _number(text, wanted, name)


def _kept_questions(value: str) -> KeptQuestions:
    for each in get_args(KeptQuestions):
        if value == each:
            return each  # type: ignore[no-any-return] # get_args knows no types
    raise SettingsError(f"use.questions must be none, unanswered or all, not {value}")


def _number(text: str, wanted: type, name: str) -> _Value:
    try:
        number: int | float = wanted(text)
    except ValueError as error:
        kind = "whole number" if wanted is int else "number"
        raise SettingsError(f"{name} must be a {kind}, not {text}") from error
    if not 0 <= number < float("inf"):
        raise SettingsError(f"{name} must be a number, 0 or more")
    return number


def _passwords(file: Path | None) -> tuple[str, ...]:
    if file is None:
        return ()
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{file}: the passwords cannot be read; name a UTF-8 text file with one a line "
            "(ingest.passwords)"
        ) from error
    return tuple(line for line in lines if line)
