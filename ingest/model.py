"""The embedding model made ready: built once, kept in the user's cache folder."""

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock
from platformdirs import user_cache_path

from ingest.errors import ModelError
from ingest.export import FORMAT, export

DEFAULT_MODEL = "multilingual-e5-small"
_FILES = ("model.onnx", "tokenizer.json", "runtime.json")


def prepare(name: str, say: Callable[[str], object] = lambda line: None) -> Path:
    """Give the folder from which `name` runs, building it if it is not there yet.

    The bundled model is built from the weights of a package; any other name is a folder or a hub
    name that sentence-transformers can load. HARBOUR_CACHE moves the cache folder.
    """
    cache = Path(os.environ.get("HARBOUR_CACHE") or user_cache_path("harbour")) / "models"
    key = hashlib.sha256(f"{FORMAT}/{_identity(name)}".encode()).hexdigest()[:8]
    folder = cache / f"{re.sub(r'[^A-Za-z0-9.-]+', '-', name)[-60:]}-{key}"
    if _ready(folder):
        return folder
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{folder}.lock"):
            if not _ready(folder):
                say(f"Making the embedding model {name} ready (once, about half a minute)")
                _build(name, cache, folder)
    except OSError as error:
        raise ModelError(
            f"{cache}: the embedding model cannot be kept there ({error.strerror}); set "
            "HARBOUR_CACHE to a folder that can be written"
        ) from error
    return folder


def _build(name: str, cache: Path, folder: Path) -> None:
    from ingest.e5 import read_weights, weight_file, write_model  # needed once, see ingest.export

    with tempfile.TemporaryDirectory(dir=cache, prefix="building-") as place:
        source = name
        if name == DEFAULT_MODEL:
            source = str(Path(place) / "original")
            write_model(read_weights(weight_file()), Path(source))
        runtime = Path(place) / "runtime"
        runtime.mkdir()
        export(name, source, runtime)
        if folder.exists():
            shutil.rmtree(folder)
        os.replace(runtime, folder)


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
