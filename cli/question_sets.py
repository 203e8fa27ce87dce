"""Test sets checked, and brought in from foreign formats."""

import datetime
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import click

from cli.options import WRONG_USAGE, Given, Problem, common, emit
from corpus.question_sets.beir import import_beir
from corpus.question_sets.check import Finding
from corpus.question_sets.check import check as findings
from corpus.question_sets.finance_bench import import_finance_bench
from corpus.question_sets.imported import DOCUMENTS, Imported, write
from corpus.question_sets.squad import import_squad
from corpus.question_sets.trec import import_trec
from ingest.errors import StoreError
from ingest.store import Store


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@common
def check(files: tuple[Path, ...], as_json: bool, given: Given) -> None:
    """Say what is wrong in test sets, row by row; exit code 1 where there is an error.

    Documents are looked up in the index, if there is one.

    Example: harbour evaluate check my-questions.xlsx
    """
    documents = indexed(given)
    found = {path: findings(path, documents) for path in files}
    if as_json:
        emit({"files": {str(path): [asdict(f) for f in each] for path, each in found.items()}})
    else:
        for path, each in found.items():
            for finding in each:
                click.echo(f"{path}{_place(finding)}: {finding.message}{_weight(finding)}")
    severities = [finding.severity for each in found.values() for finding in each]
    errors, warnings = severities.count("error"), severities.count("warning")
    if errors:
        raise Problem(f"{errors} errors and {warnings} warnings; mend the errors and check again")
    click.echo(f"No errors, {warnings} warnings", err=True)


_FOREIGN: Mapping[str, Callable[..., Imported]] = {
    "squad": import_squad,
    "beir": import_beir,
    "trec": import_trec,
    "finance-bench": import_finance_bench,
}


@click.command("import")
@click.argument("form", metavar="FORMAT", type=click.Choice(tuple(_FOREIGN)))
@click.argument("sources", metavar="SOURCE...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--split", help="Of BEIR, the judgements to take.  [default: test]")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A new folder.")
def import_(form: str, sources: tuple[Path, ...], split: str | None, out: Path) -> None:
    """Make a test set, and its documents if it brings them, of SOURCE in a foreign FORMAT.

    \b
    squad          a JSON file (SQuAD, XQuAD, DRCD, CMRC)
    beir           a folder with corpus.jsonl, queries.jsonl and qrels/
    trec           two files: topics and qrels
    finance-bench  a JSONL file; the PDFs are yours

    Example: harbour evaluate import squad dev-v2.0.json --out squad
    """
    wanted = 2 if form == "trec" else 1
    if len(sources) != wanted:
        needs = "two files, topics and qrels" if form == "trec" else "one SOURCE"
        raise Problem(f"{form} needs {needs}; {len(sources)} given", WRONG_USAGE)
    if split and form != "beir":
        raise Problem(f"--split is of BEIR; leave it out for {form}", WRONG_USAGE)
    imported = _FOREIGN[form](*sources, **({"split": split} if split else {}))
    questions = write(imported, out, datetime.date.today())
    click.echo(f"{questions}: {len(imported.questions)} questions")
    if imported.documents:
        folder = out / DOCUMENTS
        click.echo(f"{folder}: {len(imported.documents)} documents; next: harbour ingest {folder}")


def indexed(given: Given) -> frozenset[str] | None:
    """Give the ids of the documents in the index, None (and a line that says so) without one."""
    settings = given.settings()
    try:
        with closing(Store(settings.index, settings.chroma)) as store:
            return frozenset(store.documents(store.written_manifest().build))
    except StoreError as error:
        click.echo(f"Documents are not looked up: {error}", err=True)
        return None


def _place(finding: Finding) -> str:
    row = f", {finding.row}" if finding.row else ""
    return f"{row}, {finding.field}" if finding.field else row


def _weight(finding: Finding) -> str:
    return " (warning)" if finding.severity == "warning" else ""
