"""A company's profile: what an officer knows of it before the meeting."""

import datetime
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, get_args

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from assistant.errors import BriefingError
from assistant.places import names_home, places
from corpus.document import LANGUAGES, Language
from corpus.errors import listed
from corpus.question import MAX_QUESTION

Activity = Literal["r-and-d", "regional-headquarters", "treasury", "manufacturing-link", "listing"]
ACTIVITIES: tuple[Activity, ...] = get_args(Activity)
NEW_PROFILE = Path(__file__).parents[2] / "corpus/briefing/new.toml"


def _place(home: str) -> str:
    if not places(home) and not names_home(home):
        raise ValueError("names no place that Harbour knows; write a country, or a Mainland city")
    return home


def _day(day: object) -> str:
    if isinstance(day, datetime.date):  # TOML and YAML know dates
        return day.isoformat()
    if not isinstance(day, str):
        raise ValueError("not a date; write it as 2026-06-30")
    if day and not _is_day(day):
        raise ValueError("not a date; write it as 2026-06-30")
    return day


def _is_day(day: str) -> bool:
    try:
        # Other forms that Python reads, such as 20260630, would not sort beside documents' dates.
        return datetime.date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


_Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
_Question = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_QUESTION)
]
_Amount = Annotated[int, Field(gt=0, le=10**13)]


class Amounts(BaseModel):
    """What worked examples are computed on, in Hong Kong dollars a year; None: an assumption."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rd_spending: _Amount | None = None
    profits: _Amount | None = None
    patent_profits: _Amount | None = None
    treasury_profits: _Amount | None = None


class Profile(BaseModel):
    """A company, what it plans in Hong Kong, and what it asked.

    `languages` are those of the meeting, the briefing's first; `leave_out` are ids of the outline's
    sections; `as_of` is the day as of which the briefing is written, empty for today.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    company: _Line
    home: Annotated[_Line, AfterValidator(_place)]
    activities: Annotated[tuple[Activity, ...], Field(min_length=1)]
    sectors: tuple[str, ...] = ()
    headcount: Annotated[int, Field(gt=0, le=10**6)] | None = None
    timing: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("en",)
    questions: Annotated[tuple[_Question, ...], Field(max_length=20)] = ()
    leave_out: tuple[str, ...] = ()
    as_of: Annotated[str, BeforeValidator(_day)] = ""
    amounts: Amounts = Amounts()

    @property
    def language(self) -> Language:
        """The briefing's language."""
        return self.languages[0]


def load_profile(file: Path) -> Profile:
    """Read a profile from a TOML, YAML or JSON file."""
    return read_profile(_fields(file), str(file))


def read_profile(fields: Mapping[str, object], name: str) -> Profile:
    """Give the profile of these fields; `name` says in an error where they come from."""
    try:
        return Profile.model_validate(fields)
    except ValidationError as error:
        wanted = f"activities are {', '.join(ACTIVITIES)}; languages are {', '.join(LANGUAGES)}"
        raise BriefingError(
            f"{name}: {listed(error)} ({wanted}; harbour brief --new writes an example)"
        ) from error


def _fields(file: Path) -> Mapping[str, object]:
    ending = file.suffix.lower()
    if ending not in (".toml", ".yaml", ".yml", ".json"):
        raise BriefingError(f"{file}: a profile is a .toml, .yaml or .json file")
    try:
        text = file.read_text(encoding="utf-8-sig")
        if ending == ".toml":
            fields: object = tomllib.loads(text)
        else:
            fields = json.loads(text) if ending == ".json" else yaml.safe_load(text)
    except OSError as error:
        raise BriefingError(f"{file}: the profile cannot be read ({error.strerror})") from error
    except (ValueError, yaml.YAMLError) as error:
        said = " ".join(str(error).split())
        raise BriefingError(f"{file}: not a {ending[1:].upper()} file ({said})") from error
    if not isinstance(fields, dict):
        raise BriefingError(f"{file}: a profile holds names and values, such as company: ...")
    return fields
