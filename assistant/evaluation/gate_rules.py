"""gates.toml: what a run must reach, and what it must not lose."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails

from assistant.errors import AssistantError
from assistant.evaluation.measures.registry import MEASURES, SET_MEASURES
from assistant.evaluation.report.conclusion import label
from assistant.evaluation.run_text import slice_name
from assistant.evaluation.slices import BY
from corpus.document import KINDS, LANGUAGES
from corpus.question import QUESTION_TYPES, Persona
from corpus.question_sets.nearest import suggestion

DEFAULT_GATE = Path("gates.toml")
SCOPES = ("answerable", "same language", "across languages", "unanswerable")
# The slices whose values are known before a run; areas and language pairs are the test sets'.
_VALUES: Mapping[str, Sequence[str]] = {
    "all": ("all",),
    "scope": SCOPES,
    "type": QUESTION_TYPES,
    "language": LANGUAGES,
    "persona": get_args(Persona),
    "kind": KINDS,
}


class Rule(BaseModel):
    """What every rule names: a measure, and the slice over which it is ("scope=answerable")."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    measure: str
    slice: str = "all=all"

    @property
    def key(self) -> tuple[str, str]:
        """The slice by what it goes by, and its value."""
        by, _, value = self.slice.partition("=")
        return by, value

    @property
    def subject(self) -> str:
        """The measure and the slice in words."""
        return f"{label(self.measure)} of {slice_name(*self.key)}"

    @field_validator("measure")
    @classmethod
    def _known_measure(cls, written: str) -> str:
        known = (*MEASURES, *SET_MEASURES)
        name = written.replace(" ", "_")
        if name not in known:
            raise ValueError(f'unknown measure "{written}"; {suggestion(name, known)}')
        return name

    @field_validator("slice")
    @classmethod
    def _known_slice(cls, written: str) -> str:
        by, sign, value = (part.strip() for part in written.partition("="))
        if not sign:
            raise ValueError(f'slice "{written}" is not written as in "scope=answerable"')
        if by not in BY:
            raise ValueError(f'unknown slice "{by}"; {suggestion(by, BY)}')
        if by in _VALUES and value not in _VALUES[by]:
            raise ValueError(f'unknown {by} "{value}"; {suggestion(value, _VALUES[by])}')
        return f"{by}={value}"


class Floor(Rule):
    """A measure must be at least, or at most, so much."""

    at_least: float | None = None
    at_most: float | None = None

    @model_validator(mode="after")
    def _bounded(self) -> "Floor":
        if self.at_least is None and self.at_most is None:
            raise ValueError("there is neither at_least nor at_most")
        return self


class NotWorse(Rule):
    """A measure must not be worse than in the run `than`, by more than `by` and beyond chance."""

    than: Path | None = None
    by: float = Field(0.0, ge=0)


class Gate(BaseModel):
    """The rules of a file, in its order: floors first."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    floor: tuple[Floor, ...] = ()
    not_worse: tuple[NotWorse, ...] = ()


_KEYS = {"floor": tuple(Floor.model_fields), "not_worse": tuple(NotWorse.model_fields)}


def load_gate(path: Path) -> Gate:
    """Read rules; the folders of other runs are relative to the file's own."""
    try:
        fields = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise AssistantError(f"{path}: the gate cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AssistantError(f"{path}: not a TOML file ({error})") from error
    try:
        gate = Gate.model_validate(fields)
    except ValidationError as error:
        raise AssistantError(f"{path}: {'; '.join(map(_in_words, error.errors()))}") from error
    if not gate.floor and not gate.not_worse:
        raise AssistantError(f"{path}: no rule; write [[floor]] or [[not_worse]]")
    placed = tuple(
        each.model_copy(update={"than": each.than and path.parent / each.than})
        for each in gate.not_worse
    )
    return gate.model_copy(update={"not_worse": placed})


def _in_words(error: ErrorDetails) -> str:
    table, *inner = map(str, error["loc"])
    field = inner[-1] if inner else ""
    if error["type"] == "extra_forbidden":
        known = _KEYS[table] if field else tuple(_KEYS)
        return f'{_place(error)}unknown key "{field or table}"; {suggestion(field or table, known)}'
    said = error["msg"].removeprefix("Value error, ")
    return _place(error) + (
        said if error["type"] == "value_error" else f"{field or table}: {said.lower()}"
    )


def _place(error: ErrorDetails) -> str:
    """Give the rule that an error is in, counted from 1."""
    numbers = [part + 1 for part in error["loc"] if isinstance(part, int)]
    return f"{error['loc'][0]} {numbers[0]}: " if numbers else ""
