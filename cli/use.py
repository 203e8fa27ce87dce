"""What use teaches: drafts of tests from feedback, gaps of the corpus, the scorecard."""

from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import click

from assistant.evaluation.folder import load_run
from assistant.evaluation.report.visible import cut
from assistant.evaluation.table import Table
from assistant.use import gap_text, scorecard_text
from assistant.use.decide import accept as accept_draft
from assistant.use.decide import reject as reject_draft
from assistant.use.drafts import Completion, Draft, drafts
from assistant.use.gaps import gaps as find_gaps
from assistant.use.log import UseLog
from assistant.use.scorecard import scorecard as score
from cli.options import Given, common, emit
from cli.question_sets import indexed
from cli.run_output import show
from corpus.question import QUESTION_TYPES, QuestionType
from ingest.embed import Embedder
from ingest.index import Index
from ingest.model import prepare

_LIST = ("id", "type", "language", "question", "what the reader says")
_COLUMNS = 60  # of a cell
_format = click.option(
    "--format",
    "form",
    type=click.Choice(("table", "md", "json")),
    default="table",
    show_default=True,
)


@click.group()
def feedback() -> None:
    """Turn readers' feedback into test questions."""


@feedback.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@common
def list_(as_json: bool, given: Given) -> None:
    """Show the drafts that are not decided on.

    Example: harbour feedback list
    """
    log = UseLog.open(given.settings())
    found = drafts(log)
    if as_json:
        emit({"drafts": [asdict(each) for each in found]})
    elif found:
        click.echo(Table(_LIST, [_row(each) for each in found]).as_text())
    click.echo(f"{len(found)} open, {len(log.decisions())} decided", err=True)


@feedback.command()
@click.argument("name", metavar="ID")
@click.option("--to", "testset", type=click.Path(path_type=Path), required=True, metavar="FILE")
@click.option("--fact", "facts", multiple=True, metavar="A|B", help="A fact, with alternatives.")
@click.option("--document", "documents", multiple=True, metavar="ID", help="That holds the answer.")
@click.option("--section", "sections", multiple=True, metavar="HEADING", help="That holds it.")
@click.option("--answer", default="", help="The reference answer.")
@click.option("--type", "kind", type=click.Choice(QUESTION_TYPES))
@common
def accept(
    name: str,
    testset: Path,
    facts: tuple[str, ...],
    documents: tuple[str, ...],
    sections: tuple[str, ...],
    answer: str,
    kind: QuestionType | None,
    given: Given,
) -> None:
    """Add the draft ID to a test set; what is left out stays as drafted.

    Example: harbour feedback accept 1f0c22a9d3 --to my.jsonl --fact "5%|five per cent"
    """
    alternatives = tuple(
        tuple(filter(None, (part.strip() for part in fact.split("|")))) for fact in facts
    )
    by = Completion(alternatives, documents, sections, answer, kind)
    log = UseLog.open(given.settings())
    for warning in accept_draft(log, name, testset, by, indexed(given)):
        click.echo(f"{testset}, {warning.row}, {warning.field}: {warning.message}", err=True)
    click.echo(f"{name} is in {testset}", err=True)


@feedback.command()
@click.argument("name", metavar="ID")
@common
def reject(name: str, given: Given) -> None:
    """Leave the draft ID aside for good.

    Example: harbour feedback reject 1f0c22a9d3
    """
    reject_draft(UseLog.open(given.settings()), name)
    click.echo(f"{name} is rejected", err=True)


@click.command()
@_format
@common
def gaps(form: str, given: Given) -> None:
    """Group what people asked that the corpus does not say.

    Example: harbour gaps --format md > gaps.md
    """
    settings = given.settings()
    asked = UseLog.open(settings).all_asked()
    embedder = Embedder.load(prepare(settings.model))
    index = Index(settings.index, embedder.name, embedder.fingerprint, settings.chroma)
    with closing(index):
        report = find_gaps(asked, embedder, index)
    show(
        form,
        {"table": lambda: gap_text.as_text(report), "md": lambda: gap_text.as_markdown(report)},
        lambda: gap_text.as_json(report),
        [],
    )


@click.command()
@click.argument("folder", metavar="RUN_DIR", type=click.Path(path_type=Path))
@_format
@common
def scorecard(folder: Path, form: str, given: Given) -> None:
    """Tell how inquiries are handled, from a run and the log of use.

    Example: harbour scorecard runs/today
    """
    card = score(load_run(folder), UseLog.open(given.settings()))
    show(
        form,
        {
            "table": lambda: scorecard_text.as_text(card),
            "md": lambda: scorecard_text.as_markdown(card),
        },
        card.as_json,
        [],
    )


def _row(draft: Draft) -> list[str]:
    kind = draft.type or "to be said"
    return [
        draft.feedback,
        kind,
        draft.language,
        cut(draft.question, _COLUMNS),
        cut(draft.note, _COLUMNS),
    ]
