"""Settings of ingestion and of the index: defaults, harbour.toml, environment, flags."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import SettingsError
from ingest.model import DEFAULT_MODEL

DEFAULT_CONFIG = Path("harbour.toml")
# harbour.toml's table and key -> field; the environment name is HARBOUR_TABLE_KEY.
_KEYS = {
    ("index", "folder"): "index",
    ("index", "chroma"): "chroma",
    ("corpus", "folder"): "corpus",
    ("corpus", "glossary"): "glossary",
    ("embedding", "model"): "model",
}


@dataclass(frozen=True)
class Settings:
    """Where the corpus and the index are, and which model embeds."""

    index: Path = Path(".harbour/index")
    chroma: str = ""
    corpus: Path = Path("corpus/documents")
    glossary: Path | None = None
    model: str = DEFAULT_MODEL


def load_settings(
    config: Path | None = None,
    environment: Mapping[str, str] = os.environ,
    flags: Mapping[str, str | None] | None = None,
) -> Settings:
    """Give the settings: flags over environment over the config file over defaults."""
    values: dict[str, str] = {}
    if config is not None or DEFAULT_CONFIG.is_file():
        values.update(_read(config or DEFAULT_CONFIG))
    for (table, key), field in _KEYS.items():
        value = environment.get(f"HARBOUR_{table}_{key}".upper())
        if value:
            values[field] = value
    values.update({name: value for name, value in (flags or {}).items() if value})
    default = Settings()
    glossary = values.get("glossary")
    return Settings(
        index=Path(values.get("index", default.index)),
        chroma=values.get("chroma", default.chroma),
        corpus=Path(values.get("corpus", default.corpus)),
        glossary=Path(glossary) if glossary else default.glossary,
        model=values.get("model", default.model),
    )


def _read(config: Path) -> dict[str, str]:
    try:
        tables = tomllib.loads(config.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{config}: cannot be read ({error.strerror}); see --config") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{config}: not a TOML file ({error})") from error
    values: dict[str, str] = {}
    for table, entries in tables.items():
        for key, value in entries.items() if isinstance(entries, dict) else [("", entries)]:
            if (table, key) not in _KEYS:
                known = ", ".join(".".join(pair) for pair in _KEYS)
                name = f"{table}.{key}".rstrip(".")
                raise SettingsError(f"{config}: unknown setting {name}; known are {known}")
            if not isinstance(value, str):
                raise SettingsError(f"{config}: {table}.{key} must be a text in quotes")
            values[_KEYS[table, key]] = value
    return values
