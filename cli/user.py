"""Who may sign in: `harbour user add` and `harbour user list`."""

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from assistant.access import ROLES, Access, RoleName
from assistant.evaluation.table import Table
from assistant.users import Users, add_user, load_users
from cli.options import WRONG_USAGE, Given, Problem, common, tell


@dataclass(frozen=True)
class _Listed:
    """The users of a file; what is kept of their passwords is shown to nobody."""

    users: Users

    def as_json(self) -> dict[str, object]:
        return {
            "users": [
                {"name": name, "role": access.role, "where": list(access.where)}
                for name, access in self._rows
            ]
        }

    def as_text(self) -> str:
        rows = [
            [name, access.role, ", ".join(access.where) or "all"] for name, access in self._rows
        ]
        return Table(("name", "role", "documents"), rows).as_text()

    @property
    def _rows(self) -> list[tuple[str, Access]]:
        return [(each.name, self.users.access(each.role)) for each in self.users.user]


@click.group()
def user() -> None:
    """Say who may sign in to the page and the HTTP API (ui.auth)."""


@user.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True)
@click.option("--to", "file", type=click.Path(path_type=Path), metavar="FILE", help="Or ui.auth.")
@common
def add(name: str, role: RoleName, file: Path | None, given: Given) -> None:
    """Add somebody; the password is asked for, or is the first line of what is piped in.

    Example: harbour user add ann --role officer --to users.toml
    """
    to = _file(file, given)
    add_user(to, name, role, _password())
    click.echo(
        f"{name} is in {to}; a page that is running knows it when it is started anew", err=True
    )


@user.command("list")
@click.option("--from", "file", type=click.Path(path_type=Path), metavar="FILE", help="Or ui.auth.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@common
def list_(file: Path | None, as_json: bool, given: Given) -> None:
    """Show who may sign in, and which documents they may see.

    Example: harbour user list --from users.toml
    """
    tell(_Listed(load_users(_file(file, given), 0)), as_json)


def _file(file: Path | None, given: Given) -> Path:
    named = file or given.settings().auth
    if named is None:
        raise Problem("No file is named: give it, or set ui.auth in harbour.toml", WRONG_USAGE)
    return named


def _password() -> str:
    # Not from the command line: other users of the machine can read that.
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")
