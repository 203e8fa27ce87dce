"""The language model that runs on this machine."""

import threading

import click

from assistant.generation.provider import KEY
from assistant.local_model import LOCAL_MODEL, served


@click.group()
def model() -> None:
    """Run a language model on this machine."""


@model.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8089, show_default=True, type=click.IntRange(0, 65535))
def serve_local(host: str, port: int) -> None:
    """Serve a tiny language model, to try answers by a model with.

    It writes badly and its figures are wrong: Harbour's checks should catch all of it.

    Example: harbour model serve-local --port 8089
    """
    with served(host, port) as url:
        click.echo(f"export HARBOUR_ANSWER_MODEL=openai:{LOCAL_MODEL}")
        click.echo(f"export HARBOUR_ANSWER_BASE_URL={url}")
        click.echo(f"export {KEY}=none")
        click.echo(
            f"{LOCAL_MODEL} is on {url} (stop with Ctrl-C); set the above to use it", err=True
        )
        threading.Event().wait()
