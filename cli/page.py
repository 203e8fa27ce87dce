"""The web page."""

import click

from assistant.assistant import Assistant
from cli.options import Given, common


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=7860, show_default=True, type=click.IntRange(1, 65535))
@common
def chat(host: str, port: int, given: Given) -> None:
    """Open the web page.

    Example: harbour chat --port 7860
    """
    settings = given.settings()
    assistant = Assistant.open(settings)
    assistant.search("Hong Kong")  # opens model and index, so that the first visitor does not wait
    from ui import launch  # gradio takes seconds to load

    click.echo(f"Harbour is on http://{host}:{port} (stop with Ctrl-C)", err=True)
    launch(assistant, settings, host, port)
