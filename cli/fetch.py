"""Downloading the sources."""

import sys
from pathlib import Path

import click
from tqdm import tqdm

from cli.options import Problem, emit
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
    with tqdm(
        total=len(sources), unit="source", file=sys.stderr, leave=False, disable=None, delay=1
    ) as bar:

        def progress(done: int, total: int, name: str) -> None:
            bar.set_description(name[:40], refresh=False)
            bar.update(done - bar.n)

        report = run_fetch(sources, out, options, progress=progress)
    if as_json:
        emit(report.as_json())
    else:
        click.echo(report.as_text())
    if not report.fetched_any:
        raise Problem("Nothing could be fetched; the report says why, source by source")
