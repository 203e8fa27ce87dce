"""What the commands share: common flags, settings, one-line problems, JSON output."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Protocol

import click

from ingest.settings import Settings, load_settings

INPUT_PROBLEM, WRONG_USAGE, GATE_NOT_MET = 1, 2, 3


class Problem(click.ClickException):
    """One line to the user, with the contract's exit code."""

    def __init__(self, message: str, code: int = INPUT_PROBLEM) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Given:
    """What the flags that every command knows say."""

    index: str | None
    chroma: str | None
    config: Path | None

    def settings(self, flags: Mapping[str, str | None] | None = None) -> Settings:
        """Give the settings, with a command's own flags by the setting that they overrule."""
        own = {"index.folder": self.index, "index.chroma": self.chroma}
        return load_settings(self.config, flags={**own, **(flags or {})})


def common(command: Callable[..., None]) -> Callable[..., None]:
    """Add the flags that every command knows, and hand them over as `given`."""

    @wraps(command)
    def with_given(
        index: str | None, chroma: str | None, config: Path | None, **rest: object
    ) -> None:
        command(**rest, given=Given(index, chroma, config))

    wrapped: Callable[..., None] = with_given
    for option in (
        click.option("--config", type=click.Path(path_type=Path), help="Default: harbour.toml."),
        click.option("--chroma", metavar="URL", help="A Chroma server for the store."),
        click.option("--index", metavar="DIR", help="Default: .harbour/index."),
    ):
        wrapped = option(wrapped)
    return wrapped


where_option = click.option(
    "--where", multiple=True, metavar="KEY=VALUE", help="kind=policy, language=en ..."
)


class Report(Protocol):
    """What a command tells at its end."""

    def as_json(self) -> dict[str, object]:
        """Give it as a JSON object."""

    def as_text(self) -> str:
        """Give it in lines."""


def tell(report: Report, as_json: bool) -> None:
    """Print a report, in lines or as one JSON object."""
    if as_json:
        emit(report.as_json())
    else:
        click.echo(report.as_text())


def emit(record: object) -> None:
    """Print one JSON object."""
    click.echo(json.dumps(record, ensure_ascii=False))
