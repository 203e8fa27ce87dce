"""The corpus looked after."""

from dataclasses import asdict

import click

from cli.options import Problem, emit


@click.group()
def corpus() -> None:
    """Look after the corpus."""


@corpus.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check(as_json: bool) -> None:
    """Find every broken key, id, date, footnote, table and test-set reference.

    Example: harbour corpus check
    """
    from corpus.check import check_corpus  # only this command reads the whole corpus

    problems = check_corpus()
    if as_json:
        emit({"problems": [asdict(problem) for problem in problems]})
    else:
        for problem in problems:
            click.echo(f"{problem.file}: {problem.what}")
    if problems:
        raise Problem(f"The corpus has {len(problems)} problems; mend them and check again")
    click.echo("The corpus is in order", err=True)
