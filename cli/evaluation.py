"""Test sets run against the index, and what is done with runs."""

from pathlib import Path

import click

from assistant.assistant import Assistant
from assistant.evaluation.about import about
from assistant.evaluation.folder import Run, name_of
from assistant.evaluation.gate import verdicts
from assistant.evaluation.gate_rules import load_gate
from assistant.evaluation.measures.latency import latency
from assistant.evaluation.report.numbers import count
from assistant.evaluation.report.write import NAME
from assistant.evaluation.run import run as ask_all
from assistant.evaluation.run_text import as_csv, as_markdown, as_text
from assistant.evaluation.testsets import load_sets, named_questions
from cli import question_sets, runs
from cli.bar import Bar
from cli.options import Given, common
from cli.run_output import format_option, gate_option, show, slices_option


class _RunByDefault(click.Group):
    """A group whose command `run` is meant where no other is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `run` before arguments that begin with no command."""
        own = {*self.commands, *self.get_help_option_names(ctx)}
        return super().parse_args(ctx, args if args and args[0] in own else ["run", *args])


@click.group(cls=_RunByDefault)
def evaluate() -> None:
    """Ask the questions of test sets, measure the answers, and compare runs.

    `harbour evaluate TESTSET...` is short for `harbour evaluate run TESTSET...`

    Example: harbour evaluate corpus/testsets/*.jsonl --out runs/today
    """


for command in (
    question_sets.check,
    question_sets.import_,
    runs.compare,
    runs.report,
    runs.baseline,
    runs.second_opinion,
):
    evaluate.add_command(command)


@evaluate.command()
@click.argument("testsets", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Folder for the run and its report.")
@click.option("--again", is_flag=True, help="Ask anew what --out holds already.")
@slices_option
@format_option
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@gate_option
@common
def run(
    testsets: tuple[Path, ...],
    out: Path | None,
    again: bool,
    slices: bool,
    form: str,
    as_json: bool,
    gate: Path | None,
    given: Given,
) -> None:
    """Ask every question of TESTSETS and measure the answers.

    What --out holds of a run that was stopped is not asked again. Exit code 3: the gate is not met.

    Example: harbour evaluate corpus/testsets/*.jsonl --out runs/today --gate gates.toml
    """
    sets = load_sets(testsets)
    rules = load_gate(gate) if gate else None
    settings = given.settings()
    assistant = Assistant.open(settings)
    with Bar("question", delay=0) as bar:
        done = ask_all(
            assistant,
            named_questions(sets),
            out,
            about(sets, settings, assistant.index),
            bar.progress,
            again=again,
            say=_say,
        )
    _say(_ended(done, out))
    show(
        "json" if as_json else form,
        {
            "table": lambda: as_text(done.summary, slices),
            "md": lambda: as_markdown(done.summary),
            "csv": lambda: as_csv(done.summary),
        },
        lambda: {"run": done.about.as_json(), **done.summary.as_json()},
        verdicts(rules, done) if rules else [],
    )


def _say(line: str) -> None:
    click.echo(line, err=True)


def _ended(done: Run, out: Path | None) -> str:
    """Tell how many were asked and failed, how long it took, and where all of it is."""
    parts = [count(len(done.records), "question")]
    if done.failed:
        first = done.failed[0]
        parts[0] += f", {len(done.failed)} failed (the first, {name_of(first)}: {first.error})"
    took = latency(done.milliseconds)
    if took:
        parts.append(f"half within {took.p50:.0f} ms, 95 of 100 within {took.p95:.0f} ms")
    if out:
        parts.append(f"report: {out / NAME}")
    return "; ".join(parts)
