"""Test sets run against the index."""

from dataclasses import asdict
from pathlib import Path

import click

from assistant.assistant import Assistant
from assistant.evaluation.run import evaluate as run_evaluation
from assistant.evaluation.run import table, write
from cli.bar import Bar
from cli.options import Given, common, emit
from corpus.question_sets.load import load_questions


@click.command()
@click.argument("testsets", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Folder for summary and results.")
@click.option("--json", "as_json", is_flag=True, help="Print the slices as one JSON object.")
@common
def evaluate(
    testsets: tuple[Path, ...],
    out: Path | None,
    as_json: bool,
    given: Given,
) -> None:
    """Ask every question of TESTSETS and measure the answers.

    Example: harbour evaluate corpus/testsets/*.jsonl --out runs/today
    """
    questions = [question for path in testsets for question in load_questions(path)]
    assistant = Assistant.open(given.settings())
    with Bar("question", delay=0) as bar:
        evaluation = run_evaluation(assistant, questions, bar.progress)
    if out is not None:
        write(evaluation, out)
    if as_json:
        emit(asdict(evaluation))
    else:
        click.echo(table(evaluation))
