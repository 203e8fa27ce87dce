"""The embedding model made ready: built once, kept in the user's cache folder."""

import hashlib
import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from ingest.cache import built_once
from ingest.export import FORMAT, export

DEFAULT_MODEL = "multilingual-e5-small"
_FILES = ("model.onnx", "tokenizer.json", "runtime.json")


def prepare(name: str, say: Callable[[str], object] = lambda line: None) -> Path:
    """Give the folder from which `name` runs, building it if it is not there yet.

    The bundled model is built from the weights of a package; any other name is a folder or a hub
    name that sentence-transformers can load. HARBOUR_CACHE moves the cache folder.
    """
    digest = hashlib.sha256(f"{FORMAT}/{_identity(name)}".encode()).hexdigest()[:8]
    key = f"{re.sub(r'[^A-Za-z0-9.-]+', '-', name)[-60:]}-{digest}"
    return built_once(
        key, _ready, lambda folder: _build(name, folder), f"embedding model {name}", say
    )


def _build(name: str, folder: Path) -> None:
    from ingest.e5 import read_weights, weight_file, write_model  # needed once, see ingest.export

    if name != DEFAULT_MODEL:
        export(name, name, folder)
        return
    with tempfile.TemporaryDirectory(dir=folder.parent) as place:
        original = Path(place) / "original"
        write_model(read_weights(weight_file()), original)
        export(name, str(original), folder)


def _identity(name: str) -> str:
    path = Path(name)
    if not path.is_dir():
        return name
    # A model trained further and saved in the same folder is another model.
    files = sorted(file for file in path.resolve().rglob("*") if file.is_file())
    stats = [(file, file.stat()) for file in files]
    return "\n".join(f"{file} {stat.st_size} {stat.st_mtime_ns}" for file, stat in stats)


def _ready(folder: Path) -> bool:
    if not all((folder / file).is_file() for file in _FILES):
        return False
    try:
        record = json.loads((folder / "runtime.json").read_text(encoding="utf-8"))
    except ValueError:
        return False
    return isinstance(record, dict) and bool(record.get("format") == FORMAT)
