"""What is in an index: how much, how old, how big, and what could not be read."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from ingest.chroma import folder_size
from ingest.memory import Failure, FileMemory
from ingest.store import Store


@dataclass(frozen=True)
class IndexStatus:
    """An index at a glance; `oldest` and `newest` are the documents' own dates, sizes in bytes.

    `orders` are the documents that give orders to a language model, with how many passages do.
    """

    index: str
    model: str
    fingerprint: str
    documents: int
    passages: int
    sentences: int
    languages: Mapping[str, int]
    kinds: Mapping[str, int]
    oldest: str | None
    newest: str | None
    undated: int
    written_on: str
    complete: bool
    bytes: int | None
    ghosts: int
    failures: Mapping[str, Failure]
    orders: Mapping[str, int]

    def as_json(self) -> dict[str, object]:
        """Give the status as a JSON object."""
        return asdict(self)

    def as_text(self) -> str:
        """Give the status in lines."""
        rows = {
            "index": self.index,
            "model": f"{self.model} ({self.fingerprint})",
            "documents": f"{self.documents} ({_counted(self.languages)}; {_counted(self.kinds)})",
            "passages": f"{self.passages}, with {self.sentences} sentences",
            "dates": self._dates(),
            "written": self.written_on + ("" if self.complete else "; a run was stopped: ingest"),
            "size": "on the server" if self.bytes is None else f"{self.bytes / 1e6:.1f} MB",
        }
        if self.ghosts:
            rows["ghosts"] = f"{self.ghosts} deleted vectors still take room: harbour compact"
        lines = [f"{name}: {value}" for name, value in rows.items()]
        lines.append(f"not readable: {len(self.failures) or 'none'}")
        lines += [f"  {path}: {each.reason}" for path, each in self.failures.items()]
        for name, number in self.orders.items():
            lines.append(f"orders to a language model in {name}: {number} passages, left out")
        return "\n".join(lines)

    def _dates(self) -> str:
        if self.oldest is None:
            return "none of the documents has one"
        undated = f", {self.undated} without" if self.undated else ""
        return f"{self.oldest} to {self.newest}{undated}"


def index_status(folder: Path, chroma: str = "") -> IndexStatus:
    """Look at an index; raises StoreError where there is none."""
    store = Store(folder, chroma)
    try:
        manifest = store.written_manifest()
        records = list(store.documents(manifest.build).values())
        dates = sorted(record.as_of for record in records if record.as_of)
        return IndexStatus(
            index=store.place,
            model=manifest.model,
            fingerprint=manifest.fingerprint,
            documents=len(records),
            passages=store.count("passages", manifest.build),
            sentences=store.count("sentences", manifest.build),
            languages=_counts([record.language for record in records]),
            kinds=_counts([record.kind for record in records]),
            oldest=dates[0] if dates else None,
            newest=dates[-1] if dates else None,
            undated=len(records) - len(dates),
            written_on=manifest.written_on,
            complete=manifest.complete,
            bytes=None if chroma else folder_size(folder),
            ghosts=manifest.ghosts,
            failures=FileMemory(folder).failures,
            orders={record.id: len(record.orders) for record in records if record.orders},
        )
    finally:
        store.close()


def _counts(values: Sequence[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items())
