"""An index of a few starter documents and all planted ones."""

from pathlib import Path

from asking import Asking
from planted import PLANTED, Planted

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
    """The index in a folder; each planted document is asked about beside the starters alone."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        place = folder / "planted"
        place.mkdir()
        for each in PLANTED:
            each.write(place)
        starters = [_DOCUMENTS / each for each in _STARTERS]
        report = ingest(folder / "index", [*starters, place], embedder, _TODAY)
        self._rows = {row.path: row for row in report.files}
        self._starters = self._rows.keys() - {each.file for each in PLANTED}
        self._embedder = embedder
        self._index = Index(folder / "index", embedder.name, embedder.fingerprint)

    def report(self, planted: Planted) -> FileReport:
        """Give what ingestion told of a planted document."""
        return self._rows[planted.file]

    def asking(self, planted: Planted) -> Asking:
        """Give whom to ask where no other document is planted."""
        names = [self._rows[path].document for path in (*self._starters, planted.file)]
        return Asking(self._index, self._embedder, names)

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()
