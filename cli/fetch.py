"""Downloading the sources."""

from pathlib import Path

import click

from cli.bar import Bar
from cli.options import Problem, tell
from corpus.source_list import SOURCES_FILE, load_sources
from ingest.fetch.options import FetchOptions
from ingest.fetch.run import fetch as run_fetch


@click.command()
@click.argument("lists", nargs=-1, metavar="[LIST.toml]...", type=click.Path(path_type=Path))
@click.option(
    "--out",
    default=Path(".harbour/fetched"),
    show_default=True,
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Where files and their records are kept.",
)
@click.option("--pause", default=1.0, show_default=True, type=click.FloatRange(0, 60))
@click.option("--allow-private", is_flag=True, help="Also addresses that are not public.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
def fetch(
    lists: tuple[Path, ...], out: Path, pause: float, allow_private: bool, as_json: bool
) -> None:
    """Download what the LISTs of sources name, the corpus's own by default.

    Example: harbour fetch --out fetched && harbour ingest corpus/documents fetched
    """
    sources = load_sources(lists or (SOURCES_FILE,))
    options = FetchOptions(allow_private=allow_private, pause_seconds=pause)
    with Bar("source") as bar:
        report = run_fetch(sources, out, options, progress=bar.progress)
    tell(report, as_json)
    if not report.fetched_any:
        raise Problem("Nothing could be fetched; the report says why, source by source")
