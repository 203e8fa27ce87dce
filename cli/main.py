"""The command `harbour`: its subcommands, and how a problem ends."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from assistant.errors import AssistantError, FilterError
from cli.options import INPUT_PROBLEM, WRONG_USAGE, Problem
from corpus.errors import CorpusError
from ingest.errors import IngestError

# Where each command stands. Only the one that is given is imported: a question waits for no
# report's templates and no spreadsheet's reader.
_PLACES = {
    "ask": "ask:ask",
    "brief": "brief:brief",
    "chat": "page:chat",
    "compact": "index:compact",
    "corpus": "corpus:corpus",
    "evaluate": "evaluation:evaluate",
    "export": "index:export_",
    "feedback": "use:feedback",
    "fetch": "fetch:fetch",
    "gaps": "use:gaps",
    "import": "index:import_",
    "ingest": "index:ingest",
    "model": "model:model",
    "scorecard": "use:scorecard",
    "search": "ask:search",
    "serve": "page:serve",
    "status": "index:status",
    "user": "user:user",
}

# Commands that read and print: they leave nothing open that is not closed with the process.
_READING = ("ask", "search")


class _Commands(click.Group):
    def __init__(self, **attributes: Any) -> None:
        # Their names alone, for the help and for what a wrong one may mean.
        super().__init__(commands={name: click.Command(name) for name in _PLACES}, **attributes)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _PLACES:
            return None
        module, _, name = _PLACES[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"cli.{module}"), name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="Show tracebacks.")
def harbour(debug: bool) -> None:
    """Cited answers on R&D centres and regional headquarters in Hong Kong."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; a problem is one line on stderr and the contract's exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    given = [each for each in given if each != "--debug"]
    try:
        harbour.main(given, prog_name="harbour", standalone_mode=False)
    except (click.exceptions.Exit, SystemExit) as error:
        sys.exit(getattr(error, "exit_code", getattr(error, "code", 0)))
    except click.Abort:
        sys.exit(130)
    except Problem as error:
        _fail(error.message, error.code, debug)
    except click.ClickException as error:
        _fail(f"{error.format_message()}; see harbour --help", WRONG_USAGE, debug)
    except FilterError as error:
        _fail(str(error), WRONG_USAGE, debug)
    except (AssistantError, IngestError, CorpusError) as error:
        _fail(str(error), INPUT_PROBLEM, debug)
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        _fail(f"{name}{error.strerror or error}; check the path and its rights", 1, debug)


def run() -> None:
    """Be the process `harbour`: what a question loaded is given back whole, not piece by piece."""
    main()
    if sys.argv[1:2] and sys.argv[1] in _READING:
        # Python would take the vocabulary and the modules apart for 0.4 s.
        sys.stdout.flush()
        os._exit(0)


def _fail(message: str, code: int, debug: bool) -> None:
    if debug:
        raise  # noqa: PLE0704 # called from an except block
    click.echo(f"harbour: {' '.join(message.split())}", err=True)
    sys.exit(code)
