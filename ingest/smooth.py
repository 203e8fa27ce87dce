"""Outliers of a graph's activations moved into its weights, so that int8 serves both.

SmoothQuant (Xiao et al. 2023, arXiv:2211.10438): x W = (x / s) (s W), with for each channel
s = max|x|^a / max|W|^(1-a). One int8 scale a tensor then fits all channels.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import helper, numpy_helper

Feeds = Mapping[str, NDArray[np.int64] | NDArray[np.float32]]
STRENGTH = 0.7  # a: of 0.5 and 0.7 the one with a third of the error
_LEAST = 1e-4


def smooth(file: Path, texts: Sequence[Feeds]) -> None:
    """Rewrite a graph in fp32; `texts` are what the channels' largest activations are seen on."""
    model = onnx.load(file)
    weights = {each.name: each for each in model.graph.initializer}
    users: dict[str, list[onnx.NodeProto]] = {}
    for node in model.graph.node:
        if node.op_type == "MatMul" and node.input[1] in weights:
            users.setdefault(node.input[0], []).append(node)
    largest = _largest(file, list(users), texts)
    before: dict[str, onnx.NodeProto] = {}  # the first user's name -> what divides its input
    for place, (name, nodes) in enumerate(users.items()):
        matrices = [numpy_helper.to_array(weights[node.input[1]]) for node in nodes]
        heaviest = np.max([np.abs(matrix).max(axis=1) for matrix in matrices], axis=0)
        scale = largest[name] ** STRENGTH / np.maximum(heaviest, _LEAST) ** (1 - STRENGTH)
        for node, matrix in zip(nodes, matrices, strict=True):
            scaled = numpy_helper.from_array(matrix * scale[:, None], node.input[1])
            weights[node.input[1]].CopyFrom(scaled)
            node.input[0] = f"smooth_{place}"
        divisor = f"smooth_{place}_by"
        model.graph.initializer.append(numpy_helper.from_array(1 / scale, divisor))
        before[nodes[0].name] = helper.make_node("Mul", [name, divisor], [f"smooth_{place}"])
    ordered: list[onnx.NodeProto] = []
    for node in model.graph.node:
        if node.name in before:
            ordered.append(before[node.name])
        ordered.append(node)
    del model.graph.node[:]
    model.graph.node.extend(ordered)
    onnx.save(model, file)


def _largest(
    file: Path, names: Sequence[str], texts: Sequence[Feeds]
) -> dict[str, NDArray[np.float32]]:
    """Give the largest absolute value of each channel of these tensors, over the texts."""
    model = onnx.load(file)
    for name in names:
        model.graph.output.append(helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None))
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    runs = [session.run(list(names), feeds) for feeds in texts]
    return {
        name: np.max([_channels(values) for values in seen], axis=0, initial=_LEAST)
        for name, seen in zip(names, zip(*runs, strict=True), strict=True)
    }


def _channels(values: NDArray[np.float32]) -> NDArray[np.float32]:
    largest: NDArray[np.float32] = np.abs(values).reshape(-1, values.shape[-1]).max(axis=0)
    return largest
