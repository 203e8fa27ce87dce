from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.reader import Reader
from corpus.glossary import load_glossary
from ingest.embed import Embedder
from ingest.index import Index
from ingest.model import DEFAULT_MODEL, prepare
from ingest.pipeline import ingest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    return Embedder.load(prepare(DEFAULT_MODEL))


@pytest.fixture(scope="session")
def starter_index(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("starter") / "index"
    ingest(folder, [ROOT / "corpus/documents"], embedder, "2026-11-24")
    return folder


@pytest.fixture(scope="session")
def assistant(starter_index: Path, embedder: Embedder) -> Assistant:
    index = Index(starter_index, embedder.name, embedder.fingerprint)
    return Assistant(index, embedder, load_glossary(), Reader.load(), "2026-11-24")
