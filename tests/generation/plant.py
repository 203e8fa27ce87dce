"""An index of a few starter documents, with one planted document at a time."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from asking import Asking
from planted import Planted

from ingest.embed import Embedder
from ingest.index import Index
from ingest.pipeline import ingest
from ingest.report import FileReport

_DOCUMENTS = Path(__file__).parents[2] / "corpus/documents"
_STARTERS = (
    "policies/patent-box-tax-concession.md",
    "policies/hq-tax-preferential-policy-package.md",
    "guides/neidi-xianggang-shuishou-anpai.md",
)
_TODAY = "2026-11-24"


class Bed:
    """The index in a folder, to which documents are planted."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self._folder = folder
        self._embedder = embedder
        ingest(folder / "index", [_DOCUMENTS / each for each in _STARTERS], embedder, _TODAY)

    @contextmanager
    def with_(self, planted: Planted) -> Iterator[tuple[Asking, FileReport]]:
        """Plant a document, and give whom to ask and what ingestion told of it."""
        place = self._folder / "planted"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        planted.write(place)
        report = ingest(self._folder / "index", [place], self._embedder, _TODAY)
        index = Index(self._folder / "index", self._embedder.name, self._embedder.fingerprint)
        (row,) = (each for each in report.files if each.path == planted.file)
        try:
            yield Asking(index, self._embedder), row
        finally:
            index.close()
