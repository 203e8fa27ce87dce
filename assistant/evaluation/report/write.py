"""A run -> report.html in a folder."""

from pathlib import Path

from assistant.errors import AssistantError
from assistant.evaluation.folder import Run
from assistant.evaluation.report.page import page

NAME = "report.html"


def write_report(run: Run, folder: Path, other: Run | None = None) -> Path:
    """Write the report of a run, compared with `other`, the run before it; give the file.

    Raises AssistantError when the file cannot be written.
    """
    path = folder / NAME
    content = page(run, other)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        raise AssistantError(
            f"{path}: cannot be written ({error.strerror}); name another folder with --out"
        ) from error
    return path
