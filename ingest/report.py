"""What happened to each file of an ingestion."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from ingest.instructions import Finding

Outcome = Literal[
    "added", "changed", "unchanged", "removed", "duplicate", "failed", "unsupported", "not retried"
]
_QUIET: tuple[Outcome, ...] = ("added", "changed", "unchanged")


@dataclass(frozen=True)
class PageProblem:
    """A page that is not in the index, or that the first reader could not read."""

    page: int
    reader: str
    problem: str


@dataclass(frozen=True)
class FileReport:
    """One file: what became of it, and why if it failed.

    `readers` counts the pages that each reader read; `same_text_as` are documents with its text;
    `warnings` are words in it that give orders to a language model, or that nobody sees.
    """

    path: str
    outcome: Outcome
    document: str = ""
    language: str = ""
    pages: int | None = None
    passages: int = 0
    reader: str = ""
    readers: dict[str, int] | None = None
    page_problems: tuple[PageProblem, ...] = ()
    seconds: float = 0.0
    problem: str = ""
    reason: str = ""
    same_text_as: tuple[str, ...] = ()
    warnings: tuple[Finding, ...] = ()

    @property
    def line(self) -> str:
        """The row in a line, empty where there is nothing to tell."""
        told = [self.reason] if self.reason else []
        left_out = [each.page for each in self.page_problems if each.problem]
        if left_out and not self.reason:
            told.append(f"without page {_numbers(left_out)} ({self._problems})")
        if self.same_text_as and self.same_text_as[0] < self.document:
            told.append(f"same text as {self.same_text_as[0]}")  # the first of them is told once
        warned = "".join(f"\n  warning: {each.told}" for each in self.warnings)
        if self.outcome in _QUIET and not told and not warned:
            return ""
        return f"{self.outcome}: {self.path}" + (f": {'; '.join(told)}" if told else "") + warned

    @property
    def _problems(self) -> str:
        return ", ".join(sorted({each.problem for each in self.page_problems if each.problem}))


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
        """Give the report in lines: files of which there is something to tell, then the totals."""
        lines = [file.line for file in self.files if file.line]
        counts = ", ".join(f"{count} {outcome}" for outcome, count in sorted(self.counts.items()))
        lines.append(f"Files: {counts or 'none'}")
        lines.append(
            f"Index: {self.documents} documents, {self.passages} passages, "
            f"{self.sentences} sentences; model {self.model}; {self.seconds:.1f} s"
        )
        warned = sum(bool(file.warnings) for file in self.files)
        if warned:
            lines.append(
                f"{warned} files hold words that give orders to a language model or that nobody "
                "sees: look at the warnings. Passages with such orders are left out of answers"
            )
        if any(file.outcome == "not retried" for file in self.files):
            lines.append("Files that failed before and did not change: --retry reads them again")
        return "\n".join(lines)


def _numbers(pages: Sequence[int]) -> str:
    shown = ", ".join(map(str, pages[:8]))
    return shown if len(pages) <= 8 else f"{shown} and {len(pages) - 8} more"
