"""What the commands share: common flags, settings, one-line problems, JSON output."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from ingest.settings import Settings, load_settings

INPUT_PROBLEM, WRONG_USAGE = 1, 2


class Problem(click.ClickException):
    """One line to the user, with the contract's exit code."""

    def __init__(self, message: str, code: int = INPUT_PROBLEM) -> None:
        super().__init__(message)
        self.code = code


def common(command: Callable[..., None]) -> Callable[..., None]:
    """Add the flags that every command knows."""
    for option in (
        click.option("--config", type=click.Path(path_type=Path), help="Default: harbour.toml."),
        click.option("--chroma", metavar="URL", help="A Chroma server for the store."),
        click.option("--index", metavar="DIR", help="Default: .harbour/index."),
    ):
        command = option(command)
    return command


where_option = click.option(
    "--where", multiple=True, metavar="KEY=VALUE", help="kind=policy, language=en ..."
)


def settings_of(
    index: str | None,
    chroma: str | None,
    config: Path | None,
    flags: Mapping[str, str | None] | None = None,
) -> Settings:
    """Give the settings, with a command's flags by the setting that they overrule."""
    own = {"index.folder": index, "index.chroma": chroma}
    return load_settings(config, flags={**own, **(flags or {})})


def emit(record: object) -> None:
    """Print one JSON object."""
    click.echo(json.dumps(record, ensure_ascii=False))
