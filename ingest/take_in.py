"""A run that takes files in: they are put among the documents, read, and kept if that went well."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.embed import Embedder
from ingest.intake import Addition, Intake
from ingest.pipeline import Progress, RunOptions, ingest, plan
from ingest.report import IngestReport


@dataclass(frozen=True)
class TakenIn:
    """What became of each file; `put_back` are the paths of those that were not kept."""

    report: IngestReport
    put_back: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Library:
    """The index in a folder (or on a Chroma server), and the documents that it is made of."""

    index: Path
    documents: Path
    embedder: Embedder
    chroma: str = ""


def take_in(
    library: Library,
    additions: Sequence[Addition],
    today: str,
    options: RunOptions,
    progress: Progress,
) -> TakenIn:
    """Take additions in and bring the index in line with the documents.

    One that cannot be read is taken out again, and what it replaced put back; after an error all
    are.
    """
    place = library.index, [library.documents], library.embedder
    if not additions:
        return TakenIn(ingest(*place, today, library.chroma, options, progress))
    intake = Intake(additions)
    targets = {each.target for each in additions}
    intake.take()
    try:
        report = ingest(*place, today, library.chroma, options, progress)
        made = plan(*place, library.chroma, options)
    except BaseException:
        intake.put_back(targets)
        raise
    lost = [
        each.file for each in made.files if each.file.location in targets and each.action != "keep"
    ]
    intake.put_back([each.location for each in lost])
    intake.keep()
    if lost:
        # What is remembered of them as unreadable is forgotten with them.
        quiet = RunOptions(options.read, processes=options.processes)
        ingest(*place, today, library.chroma, quiet)
    return TakenIn(report, frozenset(each.path for each in lost))
