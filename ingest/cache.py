"""The user's cache folder: models that are built once and kept."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock
from platformdirs import user_cache_path

from ingest.errors import ModelError


def built_once(
    key: str,
    ready: Callable[[Path], bool],
    build: Callable[[Path], object],
    what: str,
    say: Callable[[str], object],
) -> Path:
    """Give the folder `key` of the cache, letting `build` fill it if it is not `ready`.

    HARBOUR_CACHE moves the cache. Raises ModelError where nothing can be kept there.
    """
    cache = Path(os.environ.get("HARBOUR_CACHE") or user_cache_path("harbour")) / "models"
    folder = cache / key
    if ready(folder):
        return folder
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{folder}.lock"):
            if not ready(folder):
                say(f"Making the {what} ready (once, about half a minute)")
                _build(cache, folder, build)
    except OSError as error:
        raise ModelError(
            f"{cache}: the {what} cannot be kept there ({error.strerror}); set "
            "HARBOUR_CACHE to a folder that can be written"
        ) from error
    return folder


def _build(cache: Path, folder: Path, build: Callable[[Path], object]) -> None:
    with tempfile.TemporaryDirectory(dir=cache, prefix="building-") as place:
        draft = Path(place) / "runtime"
        draft.mkdir()
        build(draft)
        if folder.exists():
            shutil.rmtree(folder)
        os.replace(draft, folder)
