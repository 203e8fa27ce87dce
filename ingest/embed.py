"""Texts -> vectors, through onnxruntime alone: torch is not on the path of a question."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings

from ingest.graph import Feeds, Graph
from ingest.manifest import Vectors

_WHAT = "embedding model"


class Embedder(Embeddings):
    """An exported model: `Embedder.load(folder)` of a folder made by ingest.export."""

    def __init__(self, folder: Path, record: dict[str, object]) -> None:
        """Take the model in `folder`; graph and tokenizer are opened when a text comes."""
        self.name = str(record["name"])
        self.dimensions = int(str(record["dimensions"]))
        self.fingerprint = str(record["fingerprint"])
        self._graph = Graph(folder, int(str(record["max_tokens"])), _WHAT)
        self._query_prompt = str(record["query_prompt"])
        self._document_prompt = str(record["document_prompt"])

    @classmethod
    def load(cls, folder: Path) -> "Embedder":
        """Give the embedder of a runtime folder."""
        try:
            return cls(folder, json.loads((folder / "runtime.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise Graph(folder, 0, _WHAT).damaged() from error

    def open_ahead(self) -> None:
        """Begin to open the graph, which otherwise is opened when a text comes."""
        self._graph.open_ahead()

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Give the vectors of questions: n x dimensions, unit length."""
        return self._vectors([self._query_prompt + text for text in texts])

    def documents(
        self, texts: Sequence[str], progress: Callable[[int], None] = lambda done: None
    ) -> Vectors:
        """Give the vectors of passages or sentences: n x dimensions, unit length."""
        return self._vectors([self._document_prompt + text for text in texts], progress)

    def embed_query(self, text: str) -> list[float]:
        """Give the vector of a question."""
        return [float(value) for value in self.queries([text])[0]]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Give the vectors of passages."""
        return [[float(value) for value in row] for row in self.documents(texts)]

    def _vectors(
        self, texts: Sequence[str], progress: Callable[[int], None] = lambda done: None
    ) -> Vectors:
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for number, row in enumerate(self._graph.run(texts, self._feeds)):
            rows[number] = row
            progress(number + 1)
        return rows

    def _feeds(self, text: str) -> Feeds:
        ids = np.array([self._graph.tokenizer.encode(text).ids], dtype=np.int64)
        return {"input_ids": ids, "attention_mask": np.ones_like(ids)}
