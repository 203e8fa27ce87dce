import pytest

from assistant.grounding.check import Checker
from corpus.glossary import load_glossary
from ingest.embed import Embedder


@pytest.fixture(scope="session")
def checker(embedder: Embedder) -> Checker:
    return Checker(embedder, load_glossary())
