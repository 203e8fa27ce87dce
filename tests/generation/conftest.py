from collections.abc import Iterator
from pathlib import Path

import pytest
from asking import Asking

from ingest.embed import Embedder
from ingest.index import Index


@pytest.fixture(scope="session")
def index(starter_index: Path, embedder: Embedder) -> Iterator[Index]:
    opened = Index(starter_index, embedder.name, embedder.fingerprint)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def ask(index: Index, embedder: Embedder) -> Asking:
    return Asking(index, embedder)
