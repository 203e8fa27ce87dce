"""What happened to each source of a fetch."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

Outcome = Literal["added", "changed", "unchanged", "failed", "skipped"]


@dataclass(frozen=True)
class SourceReport:
    """One source: what became of it, the file that stands for it now, and why if it failed.

    `bytes` are those that came; a copy that was kept or found unchanged brings none.
    """

    id: str
    url: str
    outcome: Outcome
    file: str = ""
    bytes: int = 0
    seconds: float = 0.0
    reason: str = ""


@dataclass(frozen=True)
class FetchReport:
    """A whole run."""

    sources: Sequence[SourceReport]
    folder: str
    seconds: float

    @property
    def counts(self) -> dict[str, int]:
        """How many sources had each outcome."""
        return dict(Counter(source.outcome for source in self.sources))

    @property
    def fetched_any(self) -> bool:
        """Whether one source at least was had, new or not."""
        return any(s.outcome in ("added", "changed", "unchanged") for s in self.sources)

    def as_json(self) -> dict[str, object]:
        """Give the report as a JSON object."""
        return asdict(self) | {"counts": self.counts}

    def as_text(self) -> str:
        """Give the report in lines: sources that brought news or trouble, then the totals."""
        lines = [
            f"{source.outcome}: {source.id}: {source.reason or source.file}"
            for source in self.sources
            if source.outcome != "unchanged"
        ]
        counts = ", ".join(f"{count} {outcome}" for outcome, count in sorted(self.counts.items()))
        size = sum(source.bytes for source in self.sources) / 1_000_000
        lines.append(f"Sources: {counts or 'none'}")
        lines.append(f"Folder: {self.folder}; {size:.1f} MB came in {self.seconds:.1f} s")
        return "\n".join(lines)
