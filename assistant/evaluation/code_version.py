"""Which code and weights answered."""

import hashlib
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_ROOT = Path(__file__).parents[2]
# What asks and measures is left out: a run is measured again when that changes, not asked again.
_ASKS = ("assistant/evaluation", "corpus/question_sets")
_ANSWERS = ("corpus", "ingest", "assistant")
_ENDINGS = (".py", ".json", ".npz", ".txt")
_PATIENCE = 10  # seconds


@dataclass(frozen=True)
class CodeVersion:
    """The version of the package, a digest of what answers, and the commit where there is one.

    `source` alone tells whether two runs were answered by the same code: with `dirty`, files
    differ from the commit.
    """

    version: str
    source: str
    commit: str = ""
    dirty: bool = False

    def __str__(self) -> str:
        commit = f", commit {self.commit[:8]}" if self.commit else ""
        return f"{self.version} ({self.source[:8]}{commit}{' with changes' if self.dirty else ''})"


def code_version() -> CodeVersion:
    """Give the version of the code that runs."""
    try:
        number = version("harbour")
    except PackageNotFoundError:
        number = "not installed"
    commit = _git("rev-parse", "HEAD")
    changed = bool(commit) and bool(_git("status", "--porcelain", "--untracked-files=no"))
    return CodeVersion(number, source_digest(_ROOT), commit, changed)


def source_digest(root: Path) -> str:
    """Give a digest of the files in `root` that decide an answer."""
    files = sorted(
        (file.relative_to(root).as_posix(), file)
        for package in _ANSWERS
        for file in (root / package).rglob("*")
        if file.suffix in _ENDINGS
    )
    digest = hashlib.sha256()
    for name, file in files:
        if not name.startswith(_ASKS):
            content = hashlib.sha256(file.read_bytes()).hexdigest()
            digest.update(f"{name} {content}\n".encode())
    return digest.hexdigest()[:16]


def _git(*arguments: str) -> str:
    # An installed package may lie within somebody else's checkout, such as in its .venv.
    git = shutil.which("git")
    if git is None or not (_ROOT / ".git").exists():
        return ""
    try:
        done = subprocess.run(
            [git, "-C", str(_ROOT), *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
