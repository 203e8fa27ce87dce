from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from ingest.export import quantise
from ingest.smooth import smooth

_INPUT = np.random.default_rng(0).normal(size=(8, 16)).astype(np.float32)
_INPUT[:, 3] *= 200  # one channel that leaves the others no room in one int8 scale


def _graph(folder: Path) -> None:
    """Write a graph with two products of the same input, as query and key of a layer are."""
    random = np.random.default_rng(1)
    weights = [random.normal(size=(16, 4)).astype(np.float32) for _ in range(2)]
    for weight in weights:
        weight[3] /= 200
    graph = helper.make_graph(
        [
            helper.make_node("MatMul", ["x", "left"], ["a"], name="query"),
            helper.make_node("MatMul", ["x", "right"], ["b"], name="key"),
            helper.make_node("Add", ["a", "b"], ["y"], name="sum"),
        ],
        "two",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["rows", 16])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["rows", 4])],
        [numpy_helper.from_array(w, n) for w, n in zip(weights, ("left", "right"), strict=True)],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=10)
    onnx.save(model, folder / "fp32.onnx")


def _run(file: Path) -> NDArray[np.float32]:
    found: NDArray[np.float32] = onnxruntime.InferenceSession(file).run(None, {"x": _INPUT})[0]
    return found


def test_a_smoothed_graph_computes_the_same(tmp_path: Path) -> None:
    _graph(tmp_path)
    before = _run(tmp_path / "fp32.onnx")
    smooth(tmp_path / "fp32.onnx", [{"x": _INPUT}])
    np.testing.assert_allclose(_run(tmp_path / "fp32.onnx"), before, rtol=1e-4, atol=1e-4)


def test_a_channel_of_outliers_costs_int8_less_once_smoothed(tmp_path: Path) -> None:
    _graph(tmp_path)
    exact = _run(tmp_path / "fp32.onnx")
    quantise(tmp_path, "int8")
    plain = np.abs(_run(tmp_path / "model.onnx") - exact).max()
    smooth(tmp_path / "fp32.onnx", [{"x": _INPUT}])
    quantise(tmp_path, "int8")
    assert np.abs(_run(tmp_path / "model.onnx") - exact).max() < plain / 4
