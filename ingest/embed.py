"""Texts -> vectors, through onnxruntime alone: torch is not on the path of a question."""

import json
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime
from langchain_core.embeddings import Embeddings
from tokenizers import Tokenizer

from ingest.errors import ModelError
from ingest.manifest import Vectors


class Embedder(Embeddings):
    """An exported model: `Embedder.load(folder)` of a folder made by ingest.export."""

    def __init__(self, folder: Path, record: dict[str, object]) -> None:
        """Take the model in `folder`; graph and tokenizer are opened when a text comes."""
        self._folder = folder
        self.name = str(record["name"])
        self.dimensions = int(str(record["dimensions"]))
        self.fingerprint = str(record["fingerprint"])
        self._max_tokens = int(str(record["max_tokens"]))
        self._query_prompt = str(record["query_prompt"])
        self._document_prompt = str(record["document_prompt"])

    @classmethod
    def load(cls, folder: Path) -> "Embedder":
        """Give the embedder of a runtime folder."""
        try:
            return cls(folder, json.loads((folder / "runtime.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise _damaged(folder) from error

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        # One thread a text and several texts at once: faster than several threads on one text,
        # and to the last bit the same vectors.
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
            tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        except Exception as error:  # tokenizers raises bare Exceptions
            raise _damaged(self._folder) from error
        tokenizer.no_padding()
        tokenizer.enable_truncation(self._max_tokens)
        return tokenizer

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
        # One text at a time: int8 activations are scaled over a batch, so that a text's vector
        # would depend on its neighbours, and an incremental index would differ from a full one.
        self._opened()
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            for number, row in enumerate(pool.map(self._vector, texts)):
                rows[number] = row
                progress(number + 1)
        return rows

    def _opened(self) -> None:
        # Once, before several threads ask for them.
        _ = self._session, self._tokenizer

    def _vector(self, text: str) -> Vectors:
        ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
        feeds = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        row: Vectors = self._session.run(None, feeds)[0][0]
        return row


def _damaged(folder: Path) -> ModelError:
    return ModelError(
        f"The embedding model in {folder} is damaged; delete that folder and run again"
    )
