"""The index brought in line with files, and looked after."""

import datetime
import sys
from pathlib import Path

import click
from tqdm import tqdm

from assistant.reader import prepare_reader
from cli.options import Problem, common, emit, settings_of
from ingest.archive import export_index, import_index
from ingest.compact import compact as run_compact
from ingest.embed import Embedder
from ingest.model import prepare
from ingest.pipeline import RunOptions
from ingest.pipeline import ingest as run_ingest
from ingest.pipeline import plan as make_plan
from ingest.settings import Settings
from ingest.status import index_status

_BAR = "{desc} {percentage:3.0f}%|{bar}| {elapsed}<{remaining}"


class _DocumentsBar(tqdm):  # type: ignore[type-arg] # its stubs are generic, it is not
    def __init__(self) -> None:
        super().__init__(
            total=0, unit="document", file=sys.stderr, leave=False, disable=None, delay=1
        )

    def progress(self, done: int, total: int) -> None:
        self.total = total
        self.update(done - self.n)


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
    index: str | None,
    chroma: str | None,
    config: Path | None,
) -> None:
    """Bring the index in line with the corpus folder, or with PATHS.

    Documents that came from other paths stay. A file that cannot be read is told of with the
    reason, and is not read again before it changes.

    Example: harbour ingest corpus/documents
    """
    flags = {"ingest.passwords": passwords, "ingest.ocr": "false" if no_ocr else None}
    settings = settings_of(index, chroma, config, flags)
    options = RunOptions(settings.read_options(), retry, **_processes(settings))

    def say(line: str) -> None:
        click.echo(line, err=True)

    embedder = Embedder.load(prepare(settings.model, say))
    if settings.reader and not dry_run:
        prepare_reader(say)  # not needed here, but the first question should not wait for it
    sources = paths or (settings.corpus,)
    if dry_run:
        plan = make_plan(settings.index, sources, embedder, settings.chroma, options)
        emit(plan.as_json()) if as_json else click.echo(plan.as_text())
        return
    with tqdm(total=0, file=sys.stderr, leave=False, disable=None, delay=1, bar_format=_BAR) as bar:

        def progress(done: float, total: int, what: str) -> None:
            bar.total = total
            bar.set_description(what[-50:], refresh=False)
            bar.update(done - bar.n)

        report = run_ingest(
            settings.index,
            sources,
            embedder,
            datetime.date.today().isoformat(),
            settings.chroma,
            options,
            progress,
        )
    emit(report.as_json()) if as_json else click.echo(report.as_text())


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@common
def status(as_json: bool, index: str | None, chroma: str | None, config: Path | None) -> None:
    """Tell what is indexed, by which model, how many, how old, and what could not be read.

    Example: harbour status
    """
    settings = settings_of(index, chroma, config)
    found = index_status(settings.index, settings.chroma)
    emit(found.as_json()) if as_json else click.echo(found.as_text())


def _processes(settings: Settings) -> dict[str, int]:
    return {"processes": settings.processes} if settings.processes else {}


@click.command()
@common
def compact(index: str | None, chroma: str | None, config: Path | None) -> None:
    """Rebuild the store without what was deleted; harbour status tells when it pays.

    Example: harbour compact
    """
    settings = settings_of(index, chroma, config)
    if settings.chroma:
        raise Problem("A Chroma server compacts itself; leave --chroma and index.chroma out")
    with _DocumentsBar() as bar:
        done = run_compact(settings.index, bar.progress)
    click.echo(
        f"{done.documents} documents kept, {done.ghosts} deleted vectors gone; "
        f"{done.before / 1e6:.1f} MB before, {done.after / 1e6:.1f} MB now"
    )


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@common
def export_(file: Path, index: str | None, chroma: str | None, config: Path | None) -> None:
    """Write the whole index to FILE: to keep it, or to move it.

    Example: harbour export index.zip
    """
    settings = settings_of(index, chroma, config)
    with _DocumentsBar() as bar:
        number = export_index(settings.index, settings.chroma, file, bar.progress)
    click.echo(f"{file}: {number} documents, {file.stat().st_size / 1e6:.1f} MB")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@common
def import_(file: Path, index: str | None, chroma: str | None, config: Path | None) -> None:
    """Fill an empty index from FILE, which harbour export wrote.

    Example: harbour import index.zip --index .harbour/other
    """
    settings = settings_of(index, chroma, config)
    with _DocumentsBar() as bar:
        number = import_index(settings.index, settings.chroma, file, bar.progress)
    click.echo(f"{number} documents from {file}; ask away")
