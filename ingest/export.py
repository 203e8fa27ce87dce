"""A sentence-transformers model -> an int8 ONNX graph whose vectors are checked against it."""

import hashlib
import json
import logging
import shutil
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

import numpy as np

from ingest.embed import Embedder
from ingest.errors import ModelError
from ingest.hub import load_model
from ingest.manifest import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Precision = Literal["int8", "int8 but for wide layers", "fp32"]
PRECISIONS: tuple[Precision, ...] = get_args(Precision)  # the fastest first
FORMAT = 2
FIDELITY = 0.99
MAX_TOKENS = 512
_TABLE = 32_000_000  # bytes that no matrix of a layer has, but a table of many languages' pieces
_PROBE = (
    "What tax rate applies to a regional headquarters?",
    "Which grants support a research centre, and how much do they pay?",
    "The enhanced deduction is 300% of the first HK$2 million of qualifying expenditure and 200% "
    "of the remainder, for payments to designated local research institutions.",
    "A foreign company that sets up a place of business must register within one month.",
    "在香港設立研發中心可以獲得甚麼資助？",
    "僱員受聘於海外公司，須在合約寫明來港履行職務，而且過去一年有繳稅。",
    "創科產業引導基金由政府出資，母基金下設五個板塊，每個板塊會設一個或以上的子基金。",
    "地区总部可以享受什么税收优惠？",
    "公司在香港注册，或者在境外注册但通常在香港管理或控制，就是香港税务居民。",
    "内地企业在港设立研发中心，可以申请研究人才库的津贴。",
)


def export(name: str, source: str, folder: Path) -> None:
    """Write the runtime folder of a model given by hub name or folder.

    Raises ModelError where the model can't be loaded, its pooling is unknown, or no graph comes
    within FIDELITY (lowest cosine to the original on a probe in three languages).
    """
    model = _load(name, source)
    prompts = {key: str(model.prompts.get(key) or "") for key in ("query", "document")}
    if not prompts["document"]:
        prompts["document"] = str(model.prompts.get("passage") or "")
    _write_graph(model, folder / "fp32.onnx")
    model.tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
    expected = np.asarray(
        model.encode(list(_PROBE), prompt=prompts["query"], normalize_embeddings=True)
    )
    record = {
        "format": FORMAT,
        "name": name,
        "dimensions": int(expected.shape[1]),
        "max_tokens": min(int(model.max_seq_length or MAX_TOKENS), MAX_TOKENS),
        "query_prompt": prompts["query"],
        "document_prompt": prompts["document"],
    }
    fidelity = 0.0
    for precision in PRECISIONS:
        quantise(folder, precision)
        digest = hashlib.sha256()
        for part in ("model.onnx", "tokenizer.json"):
            digest.update((folder / part).read_bytes())
        digest.update(json.dumps(prompts, sort_keys=True).encode())
        known = record | {"precision": precision, "fingerprint": digest.hexdigest()[:16]}
        map_tables(folder)
        fidelity = _fidelity(folder, known, expected)
        if fidelity >= FIDELITY:
            known["fidelity"] = round(fidelity, 4)
            (folder / "runtime.json").write_text(json.dumps(known, indent=1), encoding="utf-8")
            (folder / "fp32.onnx").unlink(missing_ok=True)
            return
    raise ModelError(
        f"The exported model {name} differs from the original (cosine {fidelity:.3f}, at least "
        f"{FIDELITY} is needed); choose another embedding.model"
    )


def _load(name: str, source: str) -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer  # heavy (6 s, 400 MB), and needed once

    return load_model(
        lambda local: SentenceTransformer(source, device="cpu", local_files_only=local),
        source,
        f"embedding model {name!r} (embedding.model)",
        "leave it out for the bundled multilingual-e5-small",
    )


def _write_graph(model: "SentenceTransformer", file: Path) -> None:
    import torch  # heavy, see _load

    mode = _pooling(model)
    transformer = cast(Any, model[0]).auto_model.eval()  # torch types submodules as Tensor

    class Graph(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            states = self.transformer(
                input_ids=input_ids, attention_mask=attention_mask
            ).last_hidden_state
            if mode == "cls":
                pooled = states[:, 0]
            else:
                mask = attention_mask.unsqueeze(-1).to(states.dtype)
                pooled = (states * mask).sum(1) / mask.sum(1)
            return torch.nn.functional.normalize(pooled, dim=-1)

    if hasattr(transformer, "set_attn_implementation"):
        transformer.set_attn_implementation("eager")
    example = torch.ones(2, 8, dtype=torch.long)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Graph().eval(),
            (example, example),
            str(file),
            dynamo=False,
            opset_version=17,
            input_names=["input_ids", "attention_mask"],
            output_names=["embedding"],
            dynamic_axes={
                "input_ids": {0: "texts", 1: "tokens"},
                "attention_mask": {0: "texts", 1: "tokens"},
                "embedding": {0: "texts"},
            },
        )


def _pooling(model: "SentenceTransformer") -> str:
    parts = [type(part).__name__ for part in model]
    if parts not in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"]):
        raise ModelError(
            f"embedding.model is made of {', '.join(parts)}, which Harbour cannot run; choose a "
            "model made of Transformer and Pooling"
        )
    said = cast(Any, model[1]).get_config_dict()
    mode, whole = said["pooling_mode"], said.get("include_prompt", True)
    if mode not in ("cls", "mean") or not whole:
        raise ModelError(
            f"embedding.model pools its tokens in a way that Harbour does not know "
            f"({mode}{'' if whole else ' without the prompt'}); choose a model with mean or CLS pooling"
        )
    return str(mode)


def quantise(folder: Path, precision: Precision) -> None:
    """Write model.onnx in `folder` from its fp32.onnx."""
    if precision == "fp32":
        shutil.copyfile(folder / "fp32.onnx", folder / "model.onnx")
        return
    import onnx  # heavy, and needed only once for each model
    from onnxruntime.quantization import QuantType, quantize_dynamic

    # What a feed-forward layer makes wide has outliers that one scale a tensor serves badly
    # (MiniLM: lowest cosine .986 with, .994 without its way back): matrices taller than wide.
    graph = onnx.load(folder / "fp32.onnx", load_external_data=False).graph
    tall = {
        each.name
        for each in graph.initializer
        if len(each.dims) == 2 and each.dims[0] > each.dims[1]
    }
    wide = [node.name for node in graph.node if node.op_type == "MatMul" and node.input[1] in tall]

    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.ERROR)
    try:
        quantize_dynamic(
            folder / "fp32.onnx",
            folder / "model.onnx",
            per_channel=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=[] if precision == "int8" else wide,
        )
    finally:
        root.setLevel(level)


def map_tables(folder: Path) -> None:
    """Put the tables of model.onnx in `folder` into a file beside it.

    That file is mapped into memory: of 96 MB, only the rows that a text needs are ever read.
    """
    import onnx  # heavy, see quantise

    file = folder / "model.onnx"
    model = onnx.load(file)
    beside = file.with_name("model.onnx.data")
    beside.unlink(missing_ok=True)  # of another precision: what is written is put at its end
    onnx.save_model(
        model, file, save_as_external_data=True, location=beside.name, size_threshold=_TABLE
    )
    if beside.exists():
        beside.chmod(file.stat().st_mode)  # onnx lets its owner alone read it


def _fidelity(folder: Path, record: dict[str, object], expected: Vectors) -> float:
    found = Embedder(folder, record).queries(_PROBE)
    return float((found * expected).sum(axis=1).min())
