"""An exported model in a folder: its ONNX graph and its tokenizer, run by onnxruntime alone."""

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ingest.errors import ModelError
from ingest.tokenizer import open_tokenizer

Feeds = Mapping[str, NDArray[np.int64]]
_Text = TypeVar("_Text")


class Graph:
    """The graph `model.onnx` and the tokenizer beside it, opened when a text comes."""

    def __init__(self, folder: Path, max_tokens: int, what: str) -> None:
        """Take the model in `folder`; `what` names it where it is damaged."""
        self._folder = folder
        self._max_tokens = max_tokens
        self._what = what
        self._session: Future[onnxruntime.InferenceSession] | None = None
        self._one_at_a_time = threading.Lock()

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """The tokenizer, without padding, cut at the model's length."""
        try:
            return open_tokenizer(self._folder / "tokenizer.json", self._max_tokens)
        except Exception as error:  # tokenizers raises bare Exceptions
            raise self.damaged() from error

    def open_ahead(self) -> Future[onnxruntime.InferenceSession]:
        """Begin to open the graph, once, in a thread: there are other things to read meanwhile."""
        with self._one_at_a_time:
            if self._session is None:
                pool = ThreadPoolExecutor(1)
                self._session = pool.submit(self._open)
                pool.shutdown(wait=False)
            return self._session

    def _open(self) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        # One thread a text and several texts at once: faster than several threads on one text,
        # and to the last bit the same results.
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        try:
            return onnxruntime.InferenceSession(
                str(self._folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime's exceptions have no common base
            raise self.damaged() from error

    def run(
        self, texts: Sequence[_Text], feeds: Callable[[_Text], Feeds]
    ) -> Iterator[NDArray[np.float32]]:
        """Give the graph's first output for each text, in their order.

        One text at a time: int8 activations are scaled over a batch, so that what comes of a text
        would depend on its neighbours, and an incremental index would differ from a full one.
        """
        opening = self.open_ahead()
        _ = self.tokenizer  # once, before several threads ask for it
        session = opening.result()
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            yield from pool.map(lambda text: session.run(None, feeds(text))[0][0], texts)

    def damaged(self) -> ModelError:
        """Give the error of a folder that cannot be used."""
        return ModelError(
            f"The {self._what} in {self._folder} is damaged; delete that folder and run again"
        )
