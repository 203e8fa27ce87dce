"""The index brought in line with files, and looked after."""

import datetime
from pathlib import Path

import click

from assistant.reader import prepare_reader
from cli.bar import Bar
from cli.options import Given, Problem, common, tell
from ingest.archive import export_index, import_index
from ingest.compact import compact as run_compact
from ingest.embed import Embedder
from ingest.model import prepare
from ingest.pipeline import RunOptions
from ingest.pipeline import ingest as run_ingest
from ingest.pipeline import plan as make_plan
from ingest.status import index_status

_BAR = "{desc} {percentage:3.0f}%|{bar}| {elapsed}<{remaining}"


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would be done, and do nothing.")
@click.option("--retry", is_flag=True, help="Read again what failed before and did not change.")
@click.option("--passwords", metavar="FILE", help="Passwords of encrypted files, one a line.")
@click.option("--no-ocr", is_flag=True, help="Do not read pictures of text.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
@common
def ingest(
    paths: tuple[Path, ...],
    dry_run: bool,
    retry: bool,
    passwords: str | None,
    no_ocr: bool,
    as_json: bool,
    given: Given,
) -> None:
    """Bring the index in line with the corpus folder, or with PATHS.

    Documents that came from other paths stay. A file that cannot be read is told of with the
    reason, and is not read again before it changes.

    Example: harbour ingest corpus/documents
    """
    flags = {"ingest.passwords": passwords, "ingest.ocr": "false" if no_ocr else None}
    settings = given.settings(flags)
    options = RunOptions(settings.read_options(), retry, settings.processes)

    def say(line: str) -> None:
        click.echo(line, err=True)

    embedder = Embedder.load(prepare(settings.model, say))
    if settings.reader and not dry_run:
        prepare_reader(say)  # not needed here, but the first question should not wait for it
    sources = paths or (settings.corpus,)
    if dry_run:
        plan = make_plan(settings.index, sources, embedder, settings.chroma, options)
        tell(plan, as_json)
        return
    with Bar("file", bar_format=_BAR) as bar:
        report = run_ingest(
            settings.index,
            sources,
            embedder,
            datetime.date.today().isoformat(),
            settings.chroma,
            options,
            bar.progress,
        )
    tell(report, as_json)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@common
def status(as_json: bool, given: Given) -> None:
    """Tell what is indexed, by which model, how many, how old, and what could not be read.

    Example: harbour status
    """
    settings = given.settings()
    tell(index_status(settings.index, settings.chroma), as_json)


@click.command()
@common
def compact(given: Given) -> None:
    """Rebuild the store without what was deleted; harbour status tells when it pays.

    Example: harbour compact
    """
    settings = given.settings()
    if settings.chroma:
        raise Problem("A Chroma server compacts itself; leave --chroma and index.chroma out")
    with Bar("document") as bar:
        done = run_compact(settings.index, bar.progress)
    click.echo(
        f"{done.documents} documents kept, {done.ghosts} deleted vectors gone; "
        f"{done.before / 1e6:.1f} MB before, {done.after / 1e6:.1f} MB now"
    )


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@common
def export_(file: Path, given: Given) -> None:
    """Write the whole index to FILE: to keep it, or to move it.

    Example: harbour export index.zip
    """
    settings = given.settings()
    with Bar("document") as bar:
        number = export_index(settings.index, settings.chroma, file, bar.progress)
    click.echo(f"{file}: {number} documents, {file.stat().st_size / 1e6:.1f} MB")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@common
def import_(file: Path, given: Given) -> None:
    """Fill an empty index from FILE, which harbour export wrote.

    Example: harbour import index.zip --index .harbour/other
    """
    settings = given.settings()
    with Bar("document") as bar:
        number = import_index(settings.index, settings.chroma, file, bar.progress)
    click.echo(f"{number} documents from {file}; ask away")
