"""Runs that are there: compared, reported on, kept as a baseline."""

from dataclasses import asdict
from functools import partial
from pathlib import Path

import click

from assistant.evaluation.baseline import keep
from assistant.evaluation.compared import compare_runs, compare_slices
from assistant.evaluation.comparison_text import as_csv, as_json, as_markdown, as_text
from assistant.evaluation.folder import load_run
from assistant.evaluation.gate import verdicts
from assistant.evaluation.gate_rules import load_gate
from assistant.evaluation.judge import agreement, graded, save
from assistant.evaluation.report.write import write_report
from assistant.generation.model import ChatModel
from cli.bar import Bar
from cli.options import Given, Problem, common, emit
from cli.run_output import format_option, gate_option, show, slices_option
from ingest.chat_settings import EXTRACTIVE

_FOLDER = click.Path(path_type=Path)


@click.command()
@click.argument("before", metavar="DIR_A", type=_FOLDER)
@click.argument("after", metavar="DIR_B", type=_FOLDER)
@slices_option
@format_option
@gate_option
def compare(before: Path, after: Path, slices: bool, form: str, gate: Path | None) -> None:
    """Tell whether the run in DIR_B is better than the one in DIR_A.

    With --gate, DIR_B is judged, and DIR_A takes the place of the runs that the rules name. Exit
    code 3: the gate is not met.

    Example: harbour evaluate compare runs/yesterday runs/today
    """
    rules = load_gate(gate) if gate else None
    old, new = load_run(before), load_run(after)
    compared = compare_runs(old, new)
    if not compared.comparison.questions:
        raise Problem(f"{before} and {after} have no question in common; compare other runs")
    by_slice = partial(compare_slices, old, new)
    show(
        form,
        {
            "table": lambda: as_text(compared, by_slice() if slices else {}),
            "md": lambda: as_markdown(compared, by_slice()),
            "csv": lambda: as_csv(by_slice()),
        },
        lambda: as_json(compared, by_slice()),
        verdicts(rules, new, old) if rules else [],
    )


@click.command()
@click.argument("folder", metavar="DIR", type=_FOLDER)
@click.option("--against", metavar="DIR", type=_FOLDER, help="The run before it.")
def report(folder: Path, against: Path | None) -> None:
    """Write the report of the run in DIR again, alone or against another run.

    Example: harbour evaluate report runs/today --against runs/yesterday
    """
    click.echo(write_report(load_run(folder), folder, load_run(against) if against else None))


@click.command("judge")
@click.argument("folder", metavar="DIR", type=_FOLDER)
@common
def second_opinion(folder: Path, given: Given) -> None:
    """Have the language model of the settings grade the answers of the run in DIR.

    Written to judge.json and judgements.jsonl there; no gate reads them.

    Example: harbour evaluate judge runs/today
    """
    settings = given.settings().chat
    if settings.model == EXTRACTIVE:
        raise Problem("answer.model names no language model to judge with; set it in harbour.toml")
    records, chat = load_run(folder).records, ChatModel.load(settings)
    with Bar("answer", delay=0) as bar:
        judgements = graded(records, chat, bar.progress)
    found = agreement(records, judgements, chat.name)
    save(judgements, found, folder)
    emit(asdict(found))


@click.command()
@click.argument("folder", metavar="DIR", type=_FOLDER)
@click.argument("kept", metavar="FOLDER", type=_FOLDER)
def baseline(folder: Path, kept: Path) -> None:
    """Keep the run in DIR as FOLDER, cut down to what its measures need, to compare others with.

    Example: harbour evaluate baseline runs/today benchmarks/baseline
    """
    keep(load_run(folder), kept)
    size = sum(file.stat().st_size for file in kept.iterdir() if file.is_file())
    click.echo(f"{kept}: {size / 1e6:.2f} MB")
