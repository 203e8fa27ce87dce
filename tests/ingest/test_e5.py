import struct
from pathlib import Path

import numpy as np
import pytest

from ingest.e5 import bert_tensors, read_weights, tokenizer, weight_file
from ingest.errors import ModelError


def test_reads_the_bundled_weights() -> None:
    weights = read_weights(weight_file())
    tensors = bert_tensors(weights)
    assert tensors["embeddings.word_embeddings.weight"].shape == (250037, 384)
    assert tensors["encoder.layer.11.output.dense.weight"].shape == (384, 1536)
    assert all(np.isfinite(tensor).all() for tensor in tensors.values())
    pieces = tokenizer(weights).encode("Hong  Kong\n香港").tokens
    assert (pieces[0], pieces[-1]) == ("<s>", "</s>")
    assert "".join(pieces[1:-1]) == "▁Hong▁Kong▁香港"


@pytest.mark.parametrize("length", [0, 6, 44, 3_000_000, 40_000_000])
def test_a_weight_file_cut_short_is_one_sentence(tmp_path: Path, length: int) -> None:
    cut = tmp_path / "cut.bin"
    cut.write_bytes(weight_file().read_bytes()[:length])
    with pytest.raises(ModelError, match=r"cut\.bin is cut short; reinstall"):
        read_weights(cut)


@pytest.mark.parametrize("head", [b"GGUF" + struct.pack("<I", 1), b"E5S1" + struct.pack("<I", 9)])
def test_another_kind_or_version_of_file_is_refused(tmp_path: Path, head: bytes) -> None:
    other = tmp_path / "other.bin"
    other.write_bytes(head + bytes(100))
    with pytest.raises(ModelError, match="is not a weight file of version 1"):
        read_weights(other)


def test_a_damaged_vocabulary_is_one_sentence(tmp_path: Path) -> None:
    data = bytearray(weight_file().read_bytes())
    data[2_050_000:2_060_000] = b"\xff" * 10_000
    damaged = tmp_path / "damaged.bin"
    damaged.write_bytes(data)
    with pytest.raises(ModelError, match="is damaged; reinstall"):
        read_weights(damaged)
