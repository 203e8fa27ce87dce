import subprocess
import sys
from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing
from transformers import (
    BertConfig,
    BertForSequenceClassification,
    BertModel,
    PreTrainedTokenizerFast,
)

from assistant.assistant import Assistant
from assistant.rank import RankedPassage
from assistant.reranker import RERANKED, Reranker
from assistant.retrieve import Candidate, Signals
from corpus.glossary import load_glossary
from ingest.embed import Embedder
from ingest.errors import ModelError
from ingest.index import Index
from ingest.passage import Passage

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
WORDS = ["tax", "grant", "visa", "land", "law", "rate"]


def saved(folder: Path, model: type = BertForSequenceClassification, labels: int = 1) -> Path:
    """A BERT of one layer with weights at random, large enough that pairs differ."""
    tokenizer = Tokenizer(WordLevel({each: at for at, each in enumerate(SPECIAL + WORDS)}, "[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = TemplateProcessing(
        "[CLS] $A [SEP]", "[CLS] $A [SEP] $B:1 [SEP]:1", [("[CLS]", 2), ("[SEP]", 3)]
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        model_max_length=64,
        **{f"{each.strip('[]').lower()}_token": each for each in SPECIAL},
    ).save_pretrained(folder)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(SPECIAL + WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=64,
        initializer_range=0.3,
        num_labels=labels,
    )
    model(config).save_pretrained(folder)
    return folder


def expected(folder: Path, question: str, texts: list[str]) -> list[float]:
    """What the model says of each pair, by transformers alone."""
    tokenizer = PreTrainedTokenizerFast.from_pretrained(folder)
    model = BertForSequenceClassification.from_pretrained(folder).eval()
    with torch.no_grad():
        return [float(model(**tokenizer(question, t, return_tensors="pt")).logits) for t in texts]


def ranking(texts: list[str]) -> list[RankedPassage]:
    return [
        RankedPassage(
            place,
            -float(place),
            Candidate(
                Passage(f"d@{place}", "d", "tax", "law", "en", "", text, ()),
                frozenset(),
                Signals(True, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
                0.0,
                0.0,
                0.0,
            ),
        )
        for place, text in enumerate(texts, 1)
    ]


def test_passages_are_in_the_order_of_the_model_and_scores_in_that_of_the_ranking(
    tmp_path: Path,
) -> None:
    folder = saved(tmp_path)
    before = ranking([f"{first} {second}" for first in WORDS for second in WORDS][:RERANKED])
    after = Reranker(str(folder)).reranked("tax rate", before)
    said = expected(folder, "tax rate", [each.passage.embedded for each in before])
    best_first = sorted(range(len(before)), key=lambda at: -said[at])
    assert best_first != sorted(best_first)
    assert [each.passage.id for each in after] == [before[at].passage.id for at in best_first]
    assert [(each.rank, each.score) for each in after] == [
        (each.rank, each.score) for each in before
    ]


def test_what_is_not_scored_keeps_its_place_and_its_score(tmp_path: Path) -> None:
    before = ranking([f"{first} {second}" for first in WORDS for second in WORDS])
    after = Reranker(str(saved(tmp_path))).reranked("tax", before)
    assert after[RERANKED:] == before[RERANKED:]
    assert {each.passage.id for each in after} == {each.passage.id for each in before}


def test_passages_that_the_model_finds_alike_stay_as_they_were(tmp_path: Path) -> None:
    before = ranking(["land law"] * 5)
    assert Reranker(str(saved(tmp_path))).reranked("tax", before) == before


def test_nothing_is_reranked_from_nothing(tmp_path: Path) -> None:
    assert Reranker(str(tmp_path / "none")).reranked("tax", []) == []


def test_a_search_gives_the_passages_in_the_order_of_the_model(
    starter_index: Path, embedder: Embedder, tmp_path: Path
) -> None:
    index = Index(starter_index, embedder.name, embedder.fingerprint)
    question = "What is the rate of profits tax?"
    plain = Assistant(index, embedder, load_glossary()).search(question)
    reranker = Reranker(str(saved(tmp_path)))
    found = Assistant(index, embedder, load_glossary(), reranker=reranker).search(question)
    assert found.passages == reranker.reranked(question, plain.passages)
    assert found.passages != plain.passages


@pytest.mark.parametrize(("model", "labels"), [(BertModel, 1), (BertForSequenceClassification, 3)])
def test_a_model_that_gives_no_single_score_is_refused_in_one_line(
    tmp_path: Path, model: type, labels: int
) -> None:
    folder = saved(tmp_path, model, labels)
    with pytest.raises(ModelError) as caught:
        Reranker(str(folder)).reranked("tax", ranking(["law"]))
    assert str(caught.value) == (
        f"{str(folder)!r} (answer.reranker) does not give one score for a question and a passage; "
        "name a cross-encoder made for ranking, or leave it out"
    )


def test_a_folder_without_a_model_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        Reranker(str(tmp_path)).reranked("tax", ranking(["law"]))
    said = str(caught.value)
    assert said.startswith(f"Cannot load reranker {str(tmp_path)!r} (answer.reranker): ")
    assert said.endswith("; give a folder or a name that can be downloaded, or leave it out")
    assert "\n" not in said


def test_naming_a_reranker_needs_no_torch_before_a_question_comes() -> None:
    script = (
        "import sys; from assistant.reranker import Reranker; Reranker('any'); "
        "sys.exit('torch' in sys.modules or 'transformers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0
