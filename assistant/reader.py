"""A question and windows of text -> how surely each window answers the question."""

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.name_forms import NameForms
from assistant.reader_text import MAX_TOKENS, encoded
from corpus.glossary import Glossary, load_glossary
from ingest.cache import built_once
from ingest.graph import Feeds, Graph

DELTA_FILE = Path(__file__).with_name("reader_weights.npz")
FORMAT = 5
_FILES = ("model.onnx", "tokenizer.json", "reader.json")


class Reader:
    """A cross-encoder: `Reader.load().scores(question, windows)`; see docs/reader.md."""

    def __init__(self, folder: Path, glossary: Glossary) -> None:
        """Take the graph in `folder`, opened when a question comes, and the names it may ask of."""
        self._graph = Graph(folder, MAX_TOKENS, "reader")
        self._names = NameForms(glossary)

    @classmethod
    def load(cls, glossary: Glossary | None = None) -> "Reader":
        """Give the reader, made ready once and kept in the cache folder of the models."""
        return cls(prepare_reader(), load_glossary() if glossary is None else glossary)

    def open_ahead(self) -> None:
        """Begin to open the graph, which otherwise is opened when a question comes."""
        self._graph.open_ahead()

    def scores(self, question: str, windows: Sequence[str]) -> NDArray[np.float32]:
        """Give a logit for each window: above zero where it rather answers than not.

        Names are read as the window writes them.
        """

        def feeds(window: str) -> Feeds:
            asked = self._names.as_in(question, window)
            ids = encoded(self._graph.tokenizer, asked, window)
            return {"input_ids": np.array([ids], dtype=np.int64)}

        # The longest first: no core is left with a long one while the others have nothing to do.
        order = sorted(range(len(windows)), key=lambda at: -len(windows[at].encode()))
        scores = np.zeros(len(windows), dtype=np.float32)
        scores[order] = list(self._graph.run([windows[at] for at in order], feeds))
        return scores


def prepare_reader(say: Callable[[str], object] = lambda line: None) -> Path:
    """Give the folder of the reader's graph, building it if it is not there yet."""
    weights = hashlib.sha256(DELTA_FILE.read_bytes()).hexdigest()
    return built_once(f"reader-{FORMAT}-{weights[:8]}", _ready, _build, "reader", say)


def _build(folder: Path) -> None:
    # Torch and transformers: 6 s and 400 MB, needed only once.
    from assistant.reader_build import build_reader

    error = build_reader(folder, DELTA_FILE)
    record = {"format": FORMAT, "largest_error": round(error, 4)}
    (folder / "reader.json").write_text(json.dumps(record), encoding="utf-8")


def _ready(folder: Path) -> bool:
    return all((folder / name).is_file() for name in _FILES)
