"""What happened to each file of an ingestion."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

Outcome = Literal["added", "changed", "unchanged", "removed", "failed", "unsupported"]


@dataclass(frozen=True)
class FileReport:
    """One file: what became of it, and why if it failed."""

    path: str
    outcome: Outcome
    document: str = ""
    language: str = ""
    passages: int = 0
    reason: str = ""


@dataclass(frozen=True)
class IngestReport:
    """A whole run."""

    files: Sequence[FileReport]
    documents: int
    passages: int
    sentences: int
    model: str
    seconds: float

    @property
    def counts(self) -> dict[str, int]:
        """How many files had each outcome."""
        return dict(Counter(file.outcome for file in self.files))

    def as_json(self) -> dict[str, object]:
        """Give the report as a JSON object."""
        return asdict(self) | {"counts": self.counts}

    def as_text(self) -> str:
        """Give the report in lines: files that failed, then the totals."""
        lines = [
            f"{file.outcome}: {file.path}" + (f": {file.reason}" if file.reason else "")
            for file in self.files
            if file.outcome in ("failed", "unsupported", "removed")
        ]
        counts = ", ".join(f"{count} {outcome}" for outcome, count in sorted(self.counts.items()))
        lines.append(f"Files: {counts or 'none'}")
        lines.append(
            f"Index: {self.documents} documents, {self.passages} passages, "
            f"{self.sentences} sentences; model {self.model}; {self.seconds:.1f} s"
        )
        return "\n".join(lines)
