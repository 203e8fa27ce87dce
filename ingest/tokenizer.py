"""Tokenizers of files: one vocabulary for all that read the same file, each cut at its length."""

import hashlib
import threading
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer

_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class _File:
    digest: str
    path: Path = field(compare=False)


def open_tokenizer(file: Path, max_tokens: int) -> Tokenizer:
    """Give the tokenizer of a file, without padding, that cuts a text or a pair at `max_tokens`."""
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    with _one_at_a_time:
        whole = _opened(_File(digest, file))
    tokenizer = _another(whole)
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens)
    return tokenizer


@lru_cache(maxsize=1)
def _opened(file: _File) -> Tokenizer:
    # The bundled vocabulary takes 0.7 s and 280 MB: embedder and reader have the same.
    return Tokenizer.from_file(str(file.path))


def _another(whole: Tokenizer) -> Tokenizer:
    """Give a tokenizer that shares the vocabulary of `whole`, not where it cuts."""
    tokenizer = Tokenizer(whole.model)
    tokenizer.normalizer = whole.normalizer
    tokenizer.pre_tokenizer = whole.pre_tokenizer
    tokenizer.post_processor = whole.post_processor
    tokenizer.decoder = whole.decoder
    tokenizer.add_tokens([token for _, token in sorted(whole.get_added_tokens_decoder().items())])
    return tokenizer
