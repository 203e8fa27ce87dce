"""The bundled encoder with the reader's weights -> an int8 graph, checked against torch.

Loads torch: imported only when the graph is not there yet.
"""

import warnings
from pathlib import Path
from typing import cast

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

from assistant.reader_text import encoded, limited
from ingest.e5 import Weights, bert_config, bert_tensors, read_weights, tokenizer, weight_file
from ingest.errors import ModelError
from ingest.export import PRECISIONS, map_tables, quantise
from ingest.smooth import smooth

DELTA_FILE = Path(__file__).with_name("reader_weights.npz")
HEAD = 384
END = 2  # </s>
NEVER = -30.0  # the mark of what is no word of the window
LARGEST_ERROR = 0.6  # of a logit, int8 against torch; logits range over about ten
# What the outliers of activations are seen on; the probe is other text.
_SEEN = (
    (
        "What does a company need to qualify?",
        "Corporate treasury centres — Conditions: A corporation qualifies where its central "
        "management and control is exercised in Hong Kong, its treasury activities are carried out "
        "there, and at least 75% of its profits and assets come from those activities.",
    ),
    (
        "who runs the park and how big is it",
        "Cyberport — At a glance: | Item | Detail | | Operator | wholly owned by the Government | "
        "| Floor area | 119,000 square metres | | Tenants | over 2,200 (March 2025) |",
    ),
    (
        "Since when has the levy been charged?",
        "Stamp duty — History: The duty was cut from 0.13% to 0.1% on 17 November 2023; before "
        "that it had been raised in August 2021, unless the instrument was exempt.",
    ),
    (
        "公司要符合哪些条件才可以申请？",
        "企业财资中心 — 申请条件: 法团须在香港进行中央管理及控制,有关财资活动须在香港进行,"
        "并且不少于75%的利润及资产来自该等活动,除非获税务局局长另行批准。",
    ),
    (
        "租金同管理費係幾多？",
        "數碼港 — 租務: 寫字樓每月租金按面積計算,另收管理費及空調費;培育公司可獲租金減免,"
        "為期最長24個月,名額由2024年4月起增至每年500個。",
    ),
    (
        "How long may a dependant stay?",
        "人才入境計劃 — 受養人: 受養人的逗留期限與保證人相同,首次入境一般為期36個月。",
    ),
    (
        "签证续签要多久？",
        "Immigration schemes — Extension of stay: Applications may be made within three months "
        "before the limit of stay expires and normally take two to three weeks to process.",
    ),
    ("What is a data corridor?", "Hetao — Data: It lets research data flow across the boundary."),
)
_PROBE = (
    (
        "How much does the scheme pay for each researcher?",
        "Research Talent Hub — Allowance: It pays up to HK$23,000 a month for a master's degree.",
    ),
    (
        "How much does the scheme pay for each researcher?",
        "Research Talent Hub — How to apply: Applications are taken all year round.",
    ),
    ("申请费是多少？", "公司注册 — 费用: 网上申请费为1,545港元。"),
    ("申請費係幾多？", "Company registration — Fees: Online the fee is HK$1,545."),
    ("When was the office opened?", "投資推廣署 — 背景: 辦事處於2000年7月成立。"),
)


class ReaderModel(torch.nn.Module):
    """Encoder; of its last states a logit of the whole window, and marks of the words that answer.

    Both are log odds that the window answers, learnt in two ways; what is given is their mean.
    """

    def __init__(self, bert: BertModel) -> None:
        """Put a new head on an encoder."""
        super().__init__()
        self.bert = bert
        self.wide = torch.nn.Linear(bert.config.hidden_size, HEAD)
        self.narrow = torch.nn.Linear(HEAD, 1)
        self.mark = torch.nn.Linear(bert.config.hidden_size, 1)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Give a logit for each row."""
        states = self.bert(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        # <s> question </s></s> window </s>
        ends = (input_ids == END).to(torch.int64)
        of_window = (ends.cumsum(1) >= 2) & (ends == 0) & (attention_mask > 0)
        marks = self.mark(states)[:, :, 0].masked_fill(~of_window, NEVER)
        return (self.logit(states, attention_mask) + torch.logsumexp(marks, 1)) / 2

    def logit(self, states: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Give a logit for each row of last states."""
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        pooled = (states * mask).sum(1) / mask.sum(1)
        hidden = torch.nn.functional.gelu(self.wide(pooled))
        return cast(torch.Tensor, self.narrow(hidden)[:, 0])


def bundled_model(weights: Weights | None = None) -> ReaderModel:
    """Give the bundled encoder with a head that knows nothing."""
    weights = weights or read_weights(weight_file())
    config = BertConfig.from_dict(bert_config(weights.shape))
    bert = BertModel(config, add_pooling_layer=False)
    tensors = bert_tensors(weights)
    state = {name: torch.tensor(tensors[name]) for name in bert.state_dict() if name in tensors}
    bert.load_state_dict(state, strict=False)
    return ReaderModel(bert.train(False))


def write_delta(tensors: dict[str, torch.Tensor], file: Path) -> None:
    """Write trained tensors: matrices in int8 with a scale for each row, vectors in fp16."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for name, tensor in tensors.items():
        values = tensor.float().numpy()
        if values.ndim == 1:
            arrays[name] = values.astype(np.float16)
            continue
        scale = np.abs(values).max(axis=1, keepdims=True) / 127
        scale[scale == 0] = 1.0
        arrays[name] = np.round(values / scale).astype(np.int8)
        arrays[f"{name}:scale"] = scale.astype(np.float32)
    np.savez_compressed(file, allow_pickle=False, **arrays)


def read_delta(file: Path) -> dict[str, torch.Tensor]:
    """Give the tensors of a file that write_delta wrote."""
    with np.load(file) as arrays:
        return {
            name: torch.tensor(
                arrays[name].astype(np.float32) * arrays[f"{name}:scale"]
                if f"{name}:scale" in arrays
                else arrays[name].astype(np.float32)
            )
            for name in arrays.files
            if not name.endswith(":scale")
        }


def reader_model(delta: Path = DELTA_FILE) -> ReaderModel:
    """Give the reader: the bundled encoder with the trained tensors in place of its own."""
    model = bundled_model()
    unknown = model.load_state_dict(read_delta(delta), strict=False).unexpected_keys
    if unknown:
        raise ModelError(f"{delta} does not fit the bundled model ({unknown[0]}); reinstall it")
    return model.eval()


def build_reader(folder: Path, delta: Path = DELTA_FILE) -> float:
    """Write graph and tokenizer into `folder`; gives the largest error of a logit on a probe.

    Raises ModelError where no precision comes within LARGEST_ERROR.
    """
    model = reader_model(delta)
    pieces = tokenizer(read_weights(weight_file()))
    # Read once before it is written, as the embedding model's: the scores' last bits change by
    # that, and only the same file is opened once for both.
    Tokenizer.from_str(pieces.to_str()).save(str(folder / "tokenizer.json"))
    rows, seen = (
        [encoded(limited(pieces), question, text) for question, text in pairs]
        for pairs in (_PROBE, _SEEN)
    )
    with torch.no_grad():
        expected = [float(model(*_inputs(row))[0]) for row in rows]
    _export(model, folder / "fp32.onnx")
    smooth(folder / "fp32.onnx", [{"input_ids": np.array([row])} for row in seen])
    error = float("inf")
    # In fp32 it takes twice the time and four times the memory: it is built for no error.
    for precision in PRECISIONS[:2]:
        quantise(folder, precision)
        map_tables(folder)
        session = onnxruntime.InferenceSession(str(folder / "model.onnx"))
        found = [float(session.run(None, {"input_ids": np.array([row])})[0][0]) for row in rows]
        error = max(abs(a - b) for a, b in zip(found, expected, strict=True))
        if error <= LARGEST_ERROR:
            (folder / "fp32.onnx").unlink(missing_ok=True)
            return error
    raise ModelError(
        f"The reader's graph differs from its weights (by {error:.2f} of a logit); "
        "reinstall onnxruntime"
    )


def _inputs(row: list[int]) -> tuple[torch.Tensor, torch.Tensor]:
    ids = torch.tensor([row])
    return ids, torch.ones_like(ids)


def _export(model: ReaderModel, file: Path) -> None:
    class Graph(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
            # One text at a time: nothing is padded.
            return cast(torch.Tensor, self.model(input_ids, torch.ones_like(input_ids)))

    model.bert.set_attn_implementation("eager")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Graph().eval(),
            (torch.ones(1, 8, dtype=torch.long),),
            str(file),
            dynamo=False,
            opset_version=17,
            input_names=["input_ids"],
            output_names=["logit"],
            dynamic_axes={"input_ids": {1: "tokens"}},
        )
