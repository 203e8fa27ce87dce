"""The web page, alone or beside the HTTP API."""

import click

from assistant.assistant import Assistant
from cli.options import Given, common
from ingest.settings import Settings

_HOST = click.option("--host", default="127.0.0.1", show_default=True)
_PORT = click.option("--port", default=7860, show_default=True, type=click.IntRange(1, 65535))


@click.command()
@_HOST
@_PORT
@common
def chat(host: str, port: int, given: Given) -> None:
    """Open the web page.

    Example: harbour chat --port 7860
    """
    settings = given.settings()
    assistant = _opened(settings)
    from ui import launch  # gradio takes seconds to load

    click.echo(f"Harbour is on http://{host}:{port} (stop with Ctrl-C)", err=True)
    launch(assistant, settings, host, port)


@click.command()
@_HOST
@_PORT
@common
def serve(host: str, port: int, given: Given) -> None:
    """Serve the web page and the HTTP API: /api/ask, /api/search, /api/brief, /api/status.

    Who may do what, with a name and password, is said by `ui.auth` and `harbour user add`.

    Example: harbour serve --port 7860
    """
    settings = given.settings()
    assistant = _opened(settings)
    import uvicorn  # as gradio below: seconds to load

    from api import build
    from ui import mount

    app = mount(build(assistant, settings), assistant, settings, host)
    click.echo(f"Harbour is on http://{host}:{port}, its API on /api (stop with Ctrl-C)", err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning")


def _opened(settings: Settings) -> Assistant:
    assistant = Assistant.open(settings)
    assistant.search("Hong Kong")  # opens model and index, so that the first visitor does not wait
    return assistant
