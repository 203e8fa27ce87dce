"""How runs, comparisons and gates are printed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Literal, get_args

import click

from assistant.evaluation.gate import Verdict
from assistant.evaluation.gate_rules import DEFAULT_GATE
from cli.options import GATE_NOT_MET, Problem, emit

Format = Literal["table", "md", "csv", "json"]

format_option = click.option(
    "--format", "form", type=click.Choice(get_args(Format)), default="table", show_default=True
)
slices_option = click.option(
    "--slices", is_flag=True, help="Also by type, language, kind of document and so on."
)
gate_option = click.option(
    "--gate",
    type=click.Path(path_type=Path),
    is_flag=False,
    flag_value=DEFAULT_GATE,
    help=f"Rules to hold; without a FILE: {DEFAULT_GATE}.",
    metavar="[FILE]",
)


def show(
    form: str,
    writers: Mapping[str, Callable[[], str]],
    record: Callable[[], Mapping[str, object]],
    verdicts: Sequence[Verdict],
) -> None:
    """Print a result in a format, with the rules of a gate; exit code 3 where one is not met."""
    told = "\n".join(map(str, verdicts))
    if form == "json":
        gate = {"gate": [asdict(each) for each in verdicts]} if verdicts else {}
        emit({**record(), **gate})
    else:
        click.echo(writers[form]())
        if told:
            # Beside comma-separated values nothing else may stand.
            click.echo(f"\n{told}" if form != "csv" else told, err=form == "csv")
    failed = sum(not each.met for each in verdicts)
    if failed:
        raise Problem(f"The gate is not met: {failed} of {len(verdicts)} rules", GATE_NOT_MET)
