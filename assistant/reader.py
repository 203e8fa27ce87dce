"""A question and windows of text -> how surely each window answers the question."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime
from filelock import FileLock
from numpy.typing import NDArray
from platformdirs import user_cache_path
from tokenizers import Tokenizer

from assistant.reader_text import encoded, limited
from ingest.errors import ModelError

DELTA_FILE = Path(__file__).with_name("reader_weights.npz")
FORMAT = 2
_FILES = ("model.onnx", "tokenizer.json", "reader.json")


class Reader:
    """A cross-encoder: `Reader.load().scores(question, windows)`; see docs/reader.md."""

    def __init__(self, folder: Path) -> None:
        """Take the graph in `folder`; it is opened when a question comes."""
        self._folder = folder

    @classmethod
    def load(cls, say: Callable[[str], object] = lambda line: None) -> "Reader":
        """Give the reader, made ready once and kept in the cache folder of the models."""
        return cls(prepare_reader(say))

    def scores(self, question: str, windows: Sequence[str]) -> NDArray[np.float32]:
        """Give a logit for each window: above zero where it rather answers than not."""
        self._opened()
        rows = np.zeros(len(windows), dtype=np.float32)
        # One text at a time, as in ingest.embed: a score does not depend on its neighbours.
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            found = pool.map(lambda text: self._score(question, text), windows)
            for number, score in enumerate(found):
                rows[number] = score
        return rows

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        try:
            return onnxruntime.InferenceSession(
                str(self._folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime's exceptions have no common base
            raise _damaged(self._folder) from error

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        try:
            return limited(Tokenizer.from_file(str(self._folder / "tokenizer.json")))
        except Exception as error:  # tokenizers raises bare Exceptions
            raise _damaged(self._folder) from error

    def _opened(self) -> None:
        # Once, before several threads ask for them.
        _ = self._session, self._tokenizer

    def _score(self, question: str, text: str) -> float:
        ids = np.array([encoded(self._tokenizer, question, text)], dtype=np.int64)
        return float(self._session.run(None, {"input_ids": ids})[0][0])


def prepare_reader(say: Callable[[str], object] = lambda line: None) -> Path:
    """Give the folder of the reader's graph, building it if it is not there yet."""
    cache = Path(os.environ.get("HARBOUR_CACHE") or user_cache_path("harbour")) / "models"
    try:
        weights = hashlib.sha256(DELTA_FILE.read_bytes()).hexdigest()
        folder = cache / f"reader-{FORMAT}-{weights[:8]}"
        if _ready(folder):
            return folder
        cache.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{folder}.lock"):
            if not _ready(folder):
                say("Making the reader ready (once, about half a minute)")
                _build(cache, folder)
    except OSError as error:
        raise ModelError(
            f"{cache}: the reader cannot be kept there ({error.strerror}); set HARBOUR_CACHE to a "
            "folder that can be written"
        ) from error
    return folder


def _build(cache: Path, folder: Path) -> None:
    # Torch and transformers: 6 s and 400 MB, needed only once.
    from assistant.reader_build import build_reader

    with tempfile.TemporaryDirectory(dir=cache, prefix="building-") as place:
        runtime = Path(place) / "runtime"
        runtime.mkdir()
        error = build_reader(runtime, DELTA_FILE)
        record = {"format": FORMAT, "largest_error": round(error, 4)}
        (runtime / "reader.json").write_text(json.dumps(record), encoding="utf-8")
        if folder.exists():
            shutil.rmtree(folder)
        os.replace(runtime, folder)


def _ready(folder: Path) -> bool:
    return all((folder / name).is_file() for name in _FILES)


def _damaged(folder: Path) -> ModelError:
    return ModelError(f"The reader in {folder} is damaged; delete that folder and run again")
